package io.folkmoot.simulation.scenario;

import java.time.Duration;

/** A promise that did not hold: which, when, and what was seen instead. */
public record Broken(String invariant, Duration at, String detail) {}
