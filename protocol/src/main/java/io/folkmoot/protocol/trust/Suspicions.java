package io.folkmoot.protocol.trust;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The times in which an operator is suspect, one for each proof that it contradicted itself. They only ever add up: a
 * further contradiction, whatever moments it claims, shortens none of those before.
 */
final class Suspicions {
    /** After the last moment of a contradiction, until every certificate that it could have helped has ended. */
    static final long LENGTH = Times.HALF_YEAR;

    static final Suspicions NONE = new Suspicions();

    /** The latest end by the beginning. */
    private final SortedMap<Long, Long> ends = new TreeMap<>();

    void add(long begin, long end) {
        ends.merge(begin, end, Math::max);
    }

    boolean isOn(long at) {
        for (long end : ends.headMap(at + 1).values()) if (at < end) return true;
        return false;
    }

    SortedSet<Long> begins() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(ends.keySet()));
    }
}
