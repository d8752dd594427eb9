/**
 * Measures what this machine makes of Folkmoot, each figure beside the bare operation that it cannot beat.
 * Started by the command line and by CI.
 * In go the names of benchmarks; out come figures with their units and conditions.
 */
@NullMarked
package io.folkmoot.gateway.bench;

import org.jspecify.annotations.NullMarked;
