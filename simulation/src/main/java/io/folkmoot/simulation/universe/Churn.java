package io.folkmoot.simulation.universe;

import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Peers come and go: each stays for a session, then leaves properly or crashes, and is replaced by a newcomer or comes back
 * later. How many there are stays about the same. What becomes of one peer hangs on no other.
 */
public final class Churn {
    /** Whoever leaves properly has flushed its disk by then, unless it stands still. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);

    private final Universe universe;
    private final Habits habits;
    private final long luck;
    private final Map<Integer, Integer> sessions = new TreeMap<>();
    private boolean stopped;
    private long left;
    private long crashed;
    private long returned;
    private long came;

    /** How peers behave; the shares are parts of 1. */
    public record Habits(Sessions sessions, double crashing, double returning, Duration away, Fault.Kept kept) {
        public Habits {
            if (!(crashing >= 0 && crashing <= 1)) throw new IllegalArgumentException("a share of " + crashing);
            if (!(returning >= 0 && returning <= 1)) throw new IllegalArgumentException("a share of " + returning);
        }

        /** This part of all leaves in an hour: half of them crash, and newcomers take their places. */
        public static Habits perHour(double share) {
            if (!(share > 0)) throw new IllegalArgumentException("a share of " + share + " in an hour");
            Duration mean = Duration.ofNanos((long) (Duration.ofHours(1).toNanos() / share));
            return new Habits(Sessions.exponential(mean), 0.5, 0, Duration.ofMinutes(10), Fault.Kept.DISK);
        }

        public Habits sessions(Sessions other) {
            return new Habits(other, crashing, returning, away, kept);
        }

        /** This part of those who go does so without a word. */
        public Habits crashing(double share) {
            return new Habits(sessions, share, returning, away, kept);
        }

        /** This part of those who go comes back, after such a time on average, with what it has kept. */
        public Habits returning(double share, Duration away, Fault.Kept kept) {
            return new Habits(sessions, crashing, share, away, kept);
        }
    }

    /** So many have left and crashed, come back, and come for the first time. */
    public record Counts(long left, long crashed, long returned, long came) {}

    private Churn(Universe universe, Habits habits) {
        this.universe = universe;
        this.habits = habits;
        luck = Chance.draw(universe.seed(), Chance.key("churn"));
    }

    /** Those who are there are in the midst of their sessions; it goes on until it is stopped. */
    public static Churn begin(Universe universe, Habits habits) {
        Churn churn = new Churn(universe, habits);
        for (Resident resident : universe.living()) churn.stay(resident);
        return churn;
    }

    /** Whoever is there stays, and whoever is away stays away. */
    public void stop() {
        stopped = true;
    }

    public Counts counts() {
        return new Counts(left, crashed, returned, came);
    }

    private enum Matter {
        LENGTH,
        CRASH,
        RETURN,
        AWAY
    }

    private long draw(Resident whose, Matter matter) {
        int session = sessions.getOrDefault(whose.number(), 0);
        return Chance.draw(luck, whose.number(), session, Chance.key(matter.name()));
    }

    private void stay(Resident resident) {
        sessions.merge(resident.number(), 1, Integer::sum);
        Duration length = habits.sessions().length(draw(resident, Matter.LENGTH));
        universe.world().after(length, () -> {
            if (!stopped) go(resident);
        });
    }

    private void go(Resident resident) {
        // A fault may have it down already; then it goes without anything more.
        if (resident.isRunning()) {
            if (happens(resident, Matter.CRASH, habits.crashing())) {
                crashed++;
                resident.crash(habits.kept());
            } else {
                left++;
                resident.stop();
            }
        }
        if (happens(resident, Matter.RETURN, habits.returning())) comeBackLater(resident);
        else replace(resident);
    }

    private boolean happens(Resident whose, Matter matter, double share) {
        return Chance.unit(draw(whose, matter)) < share;
    }

    private void replace(Resident gone) {
        came++;
        gone.retire();
        sessions.remove(gone.number());
        universe.world().after(LAST_WORDS, gone::clearOut);
        stay(universe.join());
    }

    private void comeBackLater(Resident resident) {
        Duration away = Sessions.exponential(habits.away()).length(draw(resident, Matter.AWAY));
        universe.world().after(away, () -> {
            if (stopped) return;
            returned++;
            if (!resident.isRunning()) resident.restart();
            stay(resident);
        });
    }
}
