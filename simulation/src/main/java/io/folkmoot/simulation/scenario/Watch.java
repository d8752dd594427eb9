package io.folkmoot.simulation.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What has to be looked at again and again, each thing at its own pace. */
final class Watch {
    private final Supplier<Duration> now;
    private final List<Look> looks = new ArrayList<>();

    Watch(Supplier<Duration> now) {
        this.now = now;
    }

    private static final class Look {
        private final Duration every;
        private final Runnable look;
        private Duration due;

        Look(Duration every, Runnable look, Duration due) {
            this.every = every;
            this.look = look;
            this.due = due;
        }
    }

    void add(Duration every, Runnable look) {
        if (every.isNegative() || every.isZero()) throw new IllegalArgumentException("every " + every);
        looks.add(new Look(every, look, now.get().plus(every)));
    }

    /** When the next one is due, which may have been a while ago. */
    Optional<Duration> next() {
        Duration present = now.get();
        return looks.stream()
                .map(look -> look.due)
                .min(Duration::compareTo)
                .map(due -> due.compareTo(present) < 0 ? present : due);
    }

    /** Looks at all that is due; a look that took long does not have to be made up for. */
    void look() {
        for (Look look : List.copyOf(looks)) {
            if (look.due.compareTo(now.get()) > 0) continue;
            look.look.run();
            look.due = now.get().plus(look.every);
        }
    }
}
