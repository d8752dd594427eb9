package io.folkmoot.simulation.universe;

import java.time.Duration;
import java.util.List;

/**
 * Something that befalls a universe, as data: a list of them with a seed is a whole story, which can be told again, and told
 * again with less in it. Residents are named by number; times count from when the peers are settled.
 */
public sealed interface Fault {
    Duration at();

    /** Whether it can only befall a universe whose disks are simulated. */
    default boolean needsDisk() {
        return this instanceof BadDisk;
    }

    /** A process is killed and comes back after a while, with its disk or with nothing but its key. */
    record Crash(Duration at, int peer, Duration away, Kept kept) implements Fault {}

    /** What a crash leaves. */
    enum Kept {
        /** All that was acknowledged and all that the system still had to write. */
        DISK,
        /** What was synced; of the rest any part. */
        SYNCED,
        /** The key alone. */
        NOTHING
    }

    /** Nothing passes between these and the others. */
    record Partition(Duration at, Duration lasting, List<Integer> peers) implements Fault {
        public Partition {
            peers = List.copyOf(peers);
        }
    }

    /** Nothing passes from the one to the other, though it does the other way. */
    record OneWay(Duration at, Duration lasting, int from, int to) implements Fault {}

    /** For all links on top of what they do anyway. */
    record BadWeather(Duration at, Duration lasting, double loss, double duplication, double corruption)
            implements Fault {}

    /** A process stands still, as in a long collection of garbage, and then goes on with all that waited. */
    record Pause(Duration at, Duration lasting, int peer) implements Fault {}

    /** Each turn of its actors takes so long. */
    record Slow(Duration at, Duration lasting, int peer, Duration turn) implements Fault {}

    /** The time that people read jumps, forwards or back. */
    record ClockJump(Duration at, int peer, Duration by) implements Fault {}

    /** The disk fails in some way. */
    record BadDisk(Duration at, Duration lasting, int peer, Trouble trouble) implements Fault {}

    enum Trouble {
        FULL,
        SLOW,
        /** The next sync fails. */
        FAILING,
        /** One bit of one record. */
        ROT
    }
}
