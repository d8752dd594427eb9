package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Plan;

/**
 * What is left of a failing plan, its faults listed; the promise that it breaks; and how many runs it took. Nothing of it can
 * be left out, one by one, unless a limit ended the search before.
 */
public record Shrunk(Plan plan, Broken broken, int runs, boolean complete) {}
