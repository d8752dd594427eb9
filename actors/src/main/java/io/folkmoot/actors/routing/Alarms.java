package io.folkmoot.actors.routing;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The clock bells of one table: each message is a bell of its own, and rings once. */
final class Alarms {
    /** A bucket answers in microseconds; one that does not by now has crashed. */
    static final Duration DESCRIPTIONS = Duration.ofSeconds(1);

    /** With nobody in the table, what is remembered is to be tried again soon. */
    private static final Duration ALONE = Duration.ofSeconds(1);

    /** Refreshes and tries of remembered peers are this late at most. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

    private final TimerScheduler<RoutingTable.Command> timers;
    private final RandomGenerator dice;
    private final Duration saveAfter;
    private final long idleNanos;
    private final RoutingTable.Command ping;
    private final RoutingTable.Command save;
    private final RoutingTable.Command descriptions;
    private final RoutingTable.Command round;

    Alarms(
            TimerScheduler<RoutingTable.Command> timers,
            RoutingTable.Parts parts,
            RoutingTable.Command ping,
            RoutingTable.Command save,
            RoutingTable.Command descriptions,
            RoutingTable.Command round) {
        this.timers = timers;
        this.dice = parts.dice();
        // The other half is for asking the buckets and for the disk.
        this.saveAfter = parts.settings().saveWithin().dividedBy(2);
        this.idleNanos = BucketRules.of(parts.settings()).idleNanos();
        this.ping = ping;
        this.save = save;
        this.descriptions = descriptions;
        this.round = round;
    }

    void pingIn(long nanos) {
        if (!timers.isTimerActive(ping)) timers.startSingleTimer(ping, ping, Duration.ofNanos(nanos));
    }

    void saveSoon() {
        if (!timers.isTimerActive(save)) timers.startSingleTimer(save, save, saveAfter);
    }

    void descriptionsLate() {
        if (!timers.isTimerActive(descriptions)) timers.startSingleTimer(descriptions, descriptions, DESCRIPTIONS);
    }

    /** So that all buckets look round within half of the time that a contact may be idle, each in its turn. */
    void nextRound(int buckets, boolean alone) {
        long even = alone
                ? ALONE.toNanos()
                : Math.clamp(idleNanos / 2 / Math.max(1, buckets), ALONE.toNanos(), LONGEST_ROUND.toNanos());
        long pause = even * 9 / 10 + dice.nextLong(even / 5 + 1);
        timers.startSingleTimer(round, round, Duration.ofNanos(pause));
    }
}
