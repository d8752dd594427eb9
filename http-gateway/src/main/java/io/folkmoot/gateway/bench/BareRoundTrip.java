package io.folkmoot.gateway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One datagram there and one back over loopback, both ends on one thread: the least that any request costs here. */
final class BareRoundTrip {
    private static final int BYTES = 200;
    private static final int ROUND_TRIPS = 20_000;
    private static final int WINDOWS = 5;
    private static final double NANOS_PER_MICRO = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private BareRoundTrip() {}

    /** The median over windows, in microseconds of this thread's CPU. */
    static double micros() throws IOException {
        try (DatagramChannel here = open();
                DatagramChannel there = open()) {
            here.connect(there.getLocalAddress());
            there.connect(here.getLocalAddress());
            ByteBuffer packet = ByteBuffer.allocateDirect(BYTES);
            double[] windows = new double[WINDOWS];
            window(here, there, packet);
            for (int i = 0; i < WINDOWS; i++) windows[i] = window(here, there, packet);
            return Cpu.median(windows);
        }
    }

    private static DatagramChannel open() throws IOException {
        return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static double window(DatagramChannel here, DatagramChannel there, ByteBuffer packet) throws IOException {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUND_TRIPS; i++) {
            pass(here, there, packet);
            pass(there, here, packet);
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / NANOS_PER_MICRO / ROUND_TRIPS;
    }

    private static void pass(DatagramChannel from, DatagramChannel to, ByteBuffer packet) throws IOException {
        packet.clear();
        from.write(packet);
        packet.clear();
        to.read(packet);
    }
}
