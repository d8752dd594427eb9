/**
 * What comes after a failure: a {@code Shrinker} makes the plan that failed small, a {@code Divergence} finds the first event
 * in which two runs of one plan differ. Plans go in, and plans and words come out.
 */
@NullMarked
package io.folkmoot.simulation.shrink;

import org.jspecify.annotations.NullMarked;
