/** The deterministic universe, its scenarios and reports. */
@NullMarked
package io.folkmoot.simulation;

import org.jspecify.annotations.NullMarked;
