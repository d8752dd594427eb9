package io.folkmoot.actors.routing;

import io.folkmoot.config.Settings;
import java.time.Duration;

/** What a bucket goes by: how many it holds and keeps in waiting, from where, and how long a contact passes as alive. */
record BucketRules(int k, int replacements, Diversity diversity, long freshNanos, long idleNanos) {
    /** Who answered within this time is not asked whether it is there when another would like its place. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /**
     * Four checks in the time after which an idle bucket is refreshed: 15 minutes unless set otherwise. At 250 contacts that
     * is a ping every 4 seconds, and of peers that live for four hours some 4 in 100 are dead and not yet missed.
     */
    private static final int CHECKS_PER_REFRESH = 4;

    static BucketRules of(Settings.Routing settings) {
        return new BucketRules(
                settings.k(),
                settings.replacements(),
                Diversity.of(settings),
                FRESH.toNanos(),
                settings.refreshAfter().toNanos() / CHECKS_PER_REFRESH);
    }
}
