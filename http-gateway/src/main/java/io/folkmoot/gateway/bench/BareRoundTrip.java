package io.folkmoot.gateway.bench;

import java.time.Duration;

/** One datagram there and one back over loopback, alone, between two threads: what any lone request costs here. */
final class BareRoundTrip {
    private static final int BYTES = 200;
    private static final int THREADS = 2;
    private static final int WINDOWS = 5;
    private static final Duration WINDOW = Duration.ofMillis(400);

    private BareRoundTrip() {}

    /** The median over windows, in microseconds of the CPU of the process. */
    static double micros() {
        try (BareEcho echo = new BareEcho(THREADS, 1, 1, BYTES)) {
            Cpu.warmUp(echo, WINDOW);
            double[] windows = new double[WINDOWS];
            for (int i = 0; i < WINDOWS; i++) windows[i] = Cpu.microsPerOperation(echo, WINDOW);
            return Cpu.median(windows);
        }
    }
}
