package io.folkmoot.simulation.shrink;

import java.time.Duration;

/** When shrinking gives up and what it has is good enough. Looked at between runs. */
public record Limits(int runs, Duration wall) {
    /** Some hundred runs make thirty faults and forty peers small; the time is what people wait for. */
    public static final Limits USUAL = new Limits(500, Duration.ofMinutes(10));
}
