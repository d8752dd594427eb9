package io.folkmoot.simulation.network;

import java.time.Duration;

/**
 * A peer's own line to the network: bytes per second each way, and how long packets may wait for it before it drops them.
 * Long buffers are the ill that people call bufferbloat.
 */
public record Line(long up, long down, Duration buffer) {
    /** Nothing ever waits. */
    public static final Line UNLIMITED = new Line(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO);

    /** A telephone line of long ago, with the modem's large buffer: what is still called slow. */
    public static final Line SLOW = of(16_000, 64_000, Duration.ofSeconds(1));

    public Line {
        if (up < 1 || down < 1 || buffer.isNegative())
            throw new IllegalArgumentException("a line of " + up + " up, " + down + " down, " + buffer);
    }

    public static Line of(long up, long down, Duration buffer) {
        return new Line(up, down, buffer);
    }

    /** For one that is quoted in megabits, as they are sold. */
    static Line megabits(double up, double down, int bufferMillis) {
        return new Line((long) (up * 125_000), (long) (down * 125_000), Duration.ofMillis(bufferMillis));
    }
}
