package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.simulation.Numbers;
import io.folkmoot.gateway.simulation.Observer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says how far worlds are: on a terminal in one line that is rewritten, else with a line for each tenth of a phase. It keeps
 * what it heard of each world.
 */
final class SimulationProgress implements Observer, AutoCloseable {
    /** Set by the launcher, which can ask the system. */
    private static final String TERMINAL = "folkmoot.terminal";

    private static final int BAR = 24;
    private static final int WIDTH = 79;
    private static final double TENTH = 0.1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** As often as eyes follow. */
    private static final long REWRITE_NANOS = 150_000_000;

    /** A log of a short run needs no steps. */
    private static final long LINE_NANOS = 2 * NANOS_PER_SECOND;

    private final PrintStream err;
    private final int wanted;
    private final boolean live = Boolean.getBoolean(TERMINAL);
    private final long began = System.nanoTime();
    private final Map<Long, Long> events = new TreeMap<>();
    private String phase = "";
    private long phaseBegan = began;
    private double saidPart;
    private long said = began;
    private int over;
    private boolean dirty;

    SimulationProgress(PrintStream err, int wanted) {
        this.err = err;
        this.wanted = wanted;
    }

    @Override
    public synchronized void at(long seed, String named, double part, Duration now, long soFar) {
        events.put(seed, soFar);
        long time = System.nanoTime();
        if (wanted == 1) alone(named, part, now, time);
        else if (live && time - said >= REWRITE_NANOS) crowd(time);
    }

    @Override
    public synchronized void over(int worlds, int ofThem) {
        over = worlds;
        long time = System.nanoTime();
        double part = (double) worlds / ofThem;
        if (wanted == 1) return;
        if (live) crowd(time);
        else if (part >= saidPart + TENTH || time - said >= 10 * LINE_NANOS) {
            saidPart = part;
            crowd(time);
        }
    }

    private void alone(String named, double part, Duration now, long time) {
        if (!named.equals(phase)) {
            phase = named;
            phaseBegan = time;
            saidPart = 0;
        }
        boolean due = live ? time - said >= REWRITE_NANOS : part >= saidPart + TENTH && time - said >= LINE_NANOS;
        if (!due) return;
        saidPart = part;
        String words = String.format(
                Locale.ROOT,
                "%-12s %s %3d %%  virtual %s  %s events/s%s",
                phase,
                bar(part),
                Math.round(part * 100),
                Numbers.of(now),
                rate(time),
                left(part, time - phaseBegan));
        say(words, time);
    }

    private void crowd(long time) {
        double part = (double) over / wanted;
        String words = String.format(
                Locale.ROOT,
                "%s %d of %d worlds  %s events/s%s",
                bar(part),
                over,
                wanted,
                rate(time),
                left(part, time - began));
        say(words, time);
    }

    private String rate(long time) {
        long all = events.values().stream().mapToLong(Long::longValue).sum();
        return Numbers.of(StrictMath.rint(all * (double) NANOS_PER_SECOND / Math.max(1, time - began)));
    }

    private static String left(double part, long elapsed) {
        if (part <= 0 || part >= 1) return "";
        long seconds = Math.round(elapsed * (1 - part) / part / NANOS_PER_SECOND);
        return "  " + Numbers.of(Duration.ofSeconds(seconds)) + " left";
    }

    private String bar(double part) {
        if (!live) return "";
        int full = (int) Math.round(BAR * Math.clamp(part, 0, 1));
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    private void say(String words, long time) {
        said = time;
        if (!live) {
            err.println("folkmoot: " + words.replaceAll(" {2,}", "  ").strip());
            return;
        }
        String cut = words.length() > WIDTH ? words.substring(0, WIDTH) : words;
        err.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
        err.flush();
        dirty = true;
    }

    /** Leaves the line to what comes next. */
    @Override
    public synchronized void close() {
        if (!dirty) return;
        err.print("\r" + " ".repeat(WIDTH) + "\r");
        err.flush();
    }
}
