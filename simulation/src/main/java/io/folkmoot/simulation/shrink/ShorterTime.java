package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Plan;
import java.time.Duration;

/** Ends the run as soon as the promise has broken, and earlier. */
final class ShorterTime {
    /** In the unit in which people would say it. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final long MINUTE = 60;

    private ShorterTime() {}

    static void in(Search search) {
        Plan plan = search.best();
        if (plan.time().isZero()) return;
        Duration broken = Duration.ofMinutes(search.broken().at().toMinutes() + 1);
        if (broken.compareTo(plan.time()) < 0) to(search, broken);
        if (search.best().time().compareTo(LONG) > 0) lessen(search, MINUTE);
        lessen(search, 1);
    }

    private static void lessen(Search search, long unit) {
        long now = Math.ceilDiv(search.best().time().toSeconds(), unit);
        search.lessen(now, 1, time -> to(search, Duration.ofSeconds(time * unit)));
    }

    private static boolean to(Search search, Duration time) {
        return search.attempt("time " + time, search.best().time(time));
    }
}
