package io.folkmoot.gateway.bench;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;

/** What the objects of this process hold: live heap after full collections, and direct buffers of the JDK and of Netty. */
final class Memory {
    private static final MemoryMXBean HEAP = ManagementFactory.getMemoryMXBean();
    private static final int READINGS = 4;
    private static final Duration READ_EVERY = Duration.ofSeconds(1);

    private Memory() {}

    /** The least of several readings: what has just ended goes within seconds. */
    static long settled() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            Waiting.pass(READ_EVERY);
            HEAP.gc();
            least = Math.min(least, HEAP.getHeapMemoryUsage().getUsed() + direct());
        }
        return least;
    }

    private static long direct() {
        long used = Math.max(0, PlatformDependent.usedDirectMemory());
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class))
            if (pool.getName().equals("direct")) used += pool.getMemoryUsed();
        return used;
    }
}
