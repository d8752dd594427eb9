/**
 * Whole peers in virtual time: a world, a network, and residents that are started, crashed and asked as production peers
 * are. {@link io.folkmoot.simulation.universe.Universe#withSeed} begins one; what befalls it is data, {@code Fault}.
 */
@NullMarked
package io.folkmoot.simulation.universe;

import org.jspecify.annotations.NullMarked;
