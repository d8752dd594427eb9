package io.folkmoot.simulation.network;

import java.time.Duration;

/**
 * How a peer comes to the network: which part of all do so, the median of its own delay one way and the spread of that
 * among peers, the mean of what each packet waits beyond it, what it loses, and the line.
 */
public record Access(
        String name, double share, Duration median, double spread, Duration jitter, double loss, Line line) {
    public Access {
        Probability.check("share of " + name, share);
        Probability.check("loss of " + name, loss);
        if (median.isNegative() || spread < 0 || jitter.isNegative())
            throw new IllegalArgumentException(name + ": " + median + ", " + spread + ", " + jitter);
    }
}
