/**
 * The door to time.
 * Every actor that measures or waits is given it; the simulator gives its own.
 */
@NullMarked
package io.folkmoot.actors.time;

import org.jspecify.annotations.NullMarked;
