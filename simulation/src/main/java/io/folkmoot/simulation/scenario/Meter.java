package io.folkmoot.simulation.scenario;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a run costs this machine: its time, the CPU of its thread, and the heap that is alive at its end. It keeps when the
 * run began; the heap of several worlds in one process cannot be told apart, so each is said to hold its share.
 */
final class Meter implements AutoCloseable {
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final MemoryMXBean HEAP = ManagementFactory.getMemoryMXBean();
    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final long wall = System.nanoTime();
    private final long cpu = cpuNanos();
    private final long collecting = collectingMillis();

    Meter() {
        RUNNING.incrementAndGet();
    }

    Duration wall() {
        return Duration.ofNanos(System.nanoTime() - wall);
    }

    Duration cpu() {
        return Duration.ofNanos(cpuNanos() - cpu);
    }

    /** The same for every scenario; called while the universe is still there. */
    List<Figure> figures(long events, double peerHours) {
        double cpuPerPeerHour = cpu().toNanos() / NANOS_PER_MILLI / Math.max(peerHours, 1e-9);
        double perSecond = events / Math.max(cpu().toNanos() / NANOS, 1e-3);
        double seconds = (collectingMillis() - collecting) / 1e3;
        return List.of(
                of("events_per_cpu_s", perSecond, "/s", "turns and timers for each second of the thread's CPU"),
                of(
                        "cpu_ms_per_peer_hour",
                        cpuPerPeerHour,
                        "ms",
                        "the thread's CPU for each peer and virtual hour, joining included"),
                of("gc_s", seconds, "s", "the process stood still to collect garbage, which cpu_s does not hold"),
                of("heap_mib", heap() / MIB, "MiB", "live heap at the end, after a collection"));
    }

    private static Figure of(String name, double value, String unit, String meaning) {
        return new Figure(name, value, unit, meaning, Optional.empty());
    }

    private static double heap() {
        HEAP.gc();
        return (double) HEAP.getHeapMemoryUsage().getUsed() / Math.max(1, RUNNING.get());
    }

    private static long collectingMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() {
        RUNNING.decrementAndGet();
    }
}
