/**
 * One whole peer: the order in which its parts start and stop, how it joins, and how it fares.
 * Processes, tests and the simulator start it with a wire, a store, clocks and dice; everything local talks to it.
 */
@NullMarked
package io.folkmoot.actors.peer;

import org.jspecify.annotations.NullMarked;
