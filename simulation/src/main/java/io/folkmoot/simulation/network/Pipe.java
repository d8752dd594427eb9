package io.folkmoot.simulation.network;

/** One direction of a line: packets pass one after the other, and whoever would wait too long is dropped. */
final class Pipe {
    static final long DROPPED = -1;

    /** Who comes out this little early, with nobody before it, saves the world an event. */
    private static final long UNNOTICED = 1_000_000;

    private final long bytesPerSecond;
    private final long buffer;
    private long free;
    private long queueUntil;

    Pipe(long bytesPerSecond, long buffer) {
        this.bytesPerSecond = bytesPerSecond;
        this.buffer = buffer;
    }

    /** How long it takes a packet that comes now to be through, or that there is no room for it. */
    long pass(long now, int bytes) {
        if (bytesPerSecond == Long.MAX_VALUE) return 0;
        long begin = Math.max(now, free);
        if (begin - now > buffer) return DROPPED;
        free = begin + bytes * 1_000_000_000L / bytesPerSecond;
        return free - now;
    }

    /** The same, but nothing where that is not worth an event and overtakes nobody. */
    long passOrSkip(long now, int bytes) {
        long wait = pass(now, bytes);
        if (wait < UNNOTICED && queueUntil <= now) return Math.min(wait, 0);
        if (wait != DROPPED) queueUntil = free;
        return wait;
    }
}
