package io.folkmoot.gateway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/** CPU time of the whole process, collector and compiler included, per operation of a load. */
final class Cpu {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS_PER_MICRO = 1_000;
    /** After a start: until queues have the length that they will keep. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    /** Compilers at work for less of the time than this are done with what matters. */
    private static final double COMPILED = 0.05;

    /** Ten for each peer of the largest crowd: its handshakes must not count as requests. */
    private static final long LEAST_WARM_UP = 5_000;

    private static final Duration WARM_UP_PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_WARM_UPS = 6;

    private Cpu() {}

    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** What every operation of a running load took, over a window of time. */
    static double microsPerOperation(Load load, Duration window) {
        return microsPerOperation(load, window, 0);
    }

    /** The same, less the share of a core that would be busy without the load. */
    static double microsPerOperation(Load load, Duration window, double idleShare) {
        load.start();
        Waiting.pass(SETTLING);
        long before = load.completed();
        long cpu = nanos();
        long began = System.nanoTime();
        Waiting.pass(window);
        cpu = nanos() - cpu - (long) ((System.nanoTime() - began) * idleShare);
        long completed = load.completed() - before;
        load.stop();
        if (completed == 0) throw new IllegalStateException("nothing was completed within " + window);
        return cpu / NANOS_PER_MICRO / completed;
    }

    /** Runs a load until every peer has been asked several times, and the compilers have little left to do for it. */
    static void warmUp(Load load, Duration window) {
        warmUp(load, window, LEAST_WARM_UP);
    }

    /** The same for a load of which so many operations are enough to begin with. */
    static void warmUp(Load load, Duration window, long least) {
        load.start();
        Waiting.until("operations to warm up", WARM_UP_PATIENCE, () -> load.completed() >= least);
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            long compiled = COMPILER.getTotalCompilationTime();
            Waiting.pass(window);
            if (COMPILER.getTotalCompilationTime() - compiled < window.toMillis() * COMPILED) break;
        }
        load.stop();
    }

    /** Ours and the other in turn, so that both see the same neighbours on a shared machine; medians of the rounds. */
    static Figure beside(Load ours, String name, Load other, int rounds, Duration window) {
        double[] own = new double[rounds];
        double[] others = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            own[i] = microsPerOperation(ours, window);
            others[i] = microsPerOperation(other, window);
        }
        return Figure.beside(median(own), "µs", name, median(others));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
