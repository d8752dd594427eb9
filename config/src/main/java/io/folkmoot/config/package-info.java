/**
 * Typed settings: shipped defaults, preset, file, environment, properties of the JVM and command line, in this order.
 * The CLI and whoever starts a peer load them once, before anything else runs.
 * In go {@code Sources}; out come {@code Settings}, or one {@code ConfigException} that names every wrong setting.
 */
@NullMarked
package io.folkmoot.config;

import org.jspecify.annotations.NullMarked;
