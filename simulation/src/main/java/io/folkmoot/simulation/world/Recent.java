package io.folkmoot.simulation.world;

import org.jspecify.annotations.Nullable;

/** Whom and what the last records of the trace speak of, so that these at least can be told by name. */
final class Recent {
    /** A record speaks of two, and twice as many events as are told may have made an actor. */
    private static final int KEPT = 1_024;

    private final long[] labels = new long[KEPT];
    private final @Nullable Object[] things = new Object[KEPT];
    private int next;

    void add(long label, Object thing) {
        labels[next] = label;
        things[next] = thing;
        next = (next + 1) % KEPT;
    }

    Names names() {
        Names names = new Names();
        for (int i = 0; i < KEPT; i++) {
            Object thing = things[i];
            if (thing != null) names.add(labels[i], thing);
        }
        return names;
    }
}
