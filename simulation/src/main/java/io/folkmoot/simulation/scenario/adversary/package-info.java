/**
 * Parts of the scenario of that name: the known rule that ours stands beside, as a model of its own, and those who lie, as
 * peers of a universe. The scenario starts them and counts.
 */
@NullMarked
package io.folkmoot.simulation.scenario.adversary;

import org.jspecify.annotations.NullMarked;
