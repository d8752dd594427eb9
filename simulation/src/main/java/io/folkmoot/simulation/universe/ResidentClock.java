package io.folkmoot.simulation.universe;

import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.time.InstantSource;

/** The two clocks of one computer: both run a little too fast or too slow, and only that of people is wrong and jumps. */
final class ResidentClock {
    private final World world;
    private final double drift;
    private Duration error;

    /** A drift of one thousandth gains a second in a thousand. */
    ResidentClock(World world, Duration error, double drift) {
        this.world = world;
        this.error = error;
        this.drift = drift;
    }

    void jump(Duration by) {
        error = error.plus(by);
    }

    Duration error() {
        return error.plusNanos(gained());
    }

    /** For what has to do with how much time has passed. */
    MonotonicClock counting() {
        return () -> world.nanos() + gained();
    }

    InstantSource ofPeople() {
        return () -> world.wallClock().instant().plus(error());
    }

    private long gained() {
        return drift == 0 ? 0 : (long) (world.nanos() * drift);
    }
}
