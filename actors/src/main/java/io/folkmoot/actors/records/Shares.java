package io.folkmoot.actors.records;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each of many may still use: everybody has a whole share at once, and gets back what it used over the time that
 * a share is for. It remembers as many as its limit says; beyond, whoever used something longest ago is forgotten, and so
 * has a whole share again.
 */
final class Shares<K> {
    private final long nanosPerUnit;
    private final long wholeNanos;
    private final int most;
    /** When each one's share is whole again; those who used something last come last. */
    private final Map<K, Long> wholeAt = new LinkedHashMap<>(16, 0.75f, true);

    Shares(long units, long perNanos, int most) {
        this.nanosPerUnit = perNanos / units;
        this.wholeNanos = perNanos;
        this.most = most;
    }

    /** Nothing where it fits; else how long to wait until it does. */
    long wait(K whose, long units, long now) {
        return Math.max(0, after(whose, units, now) - now - wholeNanos);
    }

    /** Takes it, if it fits; else says how long to wait, and takes nothing. */
    long take(K whose, long units, long now) {
        long after = after(whose, units, now);
        if (after - now > wholeNanos) return after - now - wholeNanos;
        wholeAt.put(whose, after);
        if (wholeAt.size() > most) forgetEldest();
        return 0;
    }

    /** Takes it even where it does not fit: whoever used it pays with waiting. */
    void charge(K whose, long units, long now) {
        wholeAt.put(whose, after(whose, units, now));
        if (wholeAt.size() > most) forgetEldest();
    }

    /** Where it turns out that nothing was used. */
    void giveBack(K whose, long units) {
        wholeAt.computeIfPresent(whose, (key, whole) -> whole - units * nanosPerUnit);
    }

    int size() {
        return wholeAt.size();
    }

    private void forgetEldest() {
        K eldest = wholeAt.keySet().iterator().next();
        wholeAt.remove(eldest);
    }

    private long after(K whose, long units, long now) {
        Long whole = wholeAt.get(whose);
        return (whole == null || whole - now < 0 ? now : whole) + units * nanosPerUnit;
    }
}
