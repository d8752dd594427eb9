/**
 * Stories told to a universe, with knobs, invariants and figures: a scenario is one small class. {@code Runs} plays one and
 * makes a {@code Report} of it, which others print, draw, or compare.
 */
@NullMarked
package io.folkmoot.simulation.scenario;

import org.jspecify.annotations.NullMarked;
