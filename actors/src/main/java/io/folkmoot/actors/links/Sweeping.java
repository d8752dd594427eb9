package io.folkmoot.actors.links;

import java.time.Duration;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Lets go of sessions that rest for too long and of streams that do not say what they are for. It looks only while there
 * is something to wait for, so that a quiet peer can sleep.
 */
final class Sweeping {
    /** A stream that says nothing stays so much longer at most. */
    private static final long SOON = Duration.ofSeconds(5).toNanos();

    /** As a session that rests, in parts of the longest rest: one look serves all that ended meanwhile. */
    private static final int LOOKS = 16;

    private final Links.Parts parts;
    private final TimerScheduler<Links.Command> timers;
    private final Links.Command sweep;
    private final Gatherings gatherings;
    private final Neighbourhood neighbours;
    private final Partings partings;
    private final Counts counts;
    private final long longestRest;
    private long setFor = Long.MAX_VALUE;

    Sweeping(
            Links.Parts parts,
            TimerScheduler<Links.Command> timers,
            Links.Command sweep,
            Gatherings gatherings,
            Neighbourhood neighbours,
            Partings partings,
            Counts counts) {
        this.parts = parts;
        this.timers = timers;
        this.sweep = sweep;
        this.gatherings = gatherings;
        this.neighbours = neighbours;
        this.partings = partings;
        this.counts = counts;
        this.longestRest = parts.settings()
                .idleAfter()
                .minus(parts.settings().passivateAfter())
                .toNanos();
    }

    void soon() {
        by(parts.clock().nanos(), SOON);
    }

    void rests(Neighbour neighbour) {
        by(neighbour.since + longestRest, longestRest / LOOKS);
    }

    void sweep() {
        setFor = Long.MAX_VALUE;
        long now = parts.clock().nanos();
        gatherings.expire(now);
        for (Neighbourhood.Evicted out : neighbours.removeRestingSince(now - longestRest)) {
            counts.raise(Count.SESSIONS_IDLE_OUT);
            partings.drop(out, "idle");
        }
        if (gatherings.isWaiting()) soon();
        neighbours.restingSince().ifPresent(since -> by(since + longestRest, longestRest / LOOKS));
    }

    private void by(long time, long pause) {
        long now = parts.clock().nanos();
        long at = Math.max(time, now + Math.max(SOON, pause));
        if (at >= setFor) return;
        setFor = at;
        timers.startSingleTimer(sweep, Duration.ofNanos(at - now));
    }
}
