package io.folkmoot.gateway.bench;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** One signature check by the library, whose laxer check is what all systems on the JVM could have. */
final class BareVerification {
    private static final int BYTES = 300;
    private static final int CHECKS = 4_000;
    private static final int WINDOWS = 5;
    private static final double NANOS_PER_MICRO = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private BareVerification() {}

    /** The median over windows, in microseconds of this thread's CPU. */
    static double micros() {
        byte[] message = new byte[BYTES];
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        new SecureRandom().nextBytes(seed);
        byte[] key = SigningKey.fromSeed(Bytes.copyOf(seed)).publicKey().bytes().toArray();
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        double[] windows = new double[WINDOWS];
        window(signature, key, message);
        for (int i = 0; i < WINDOWS; i++) windows[i] = window(signature, key, message);
        return Cpu.median(windows);
    }

    private static double window(byte[] signature, byte[] key, byte[] message) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < CHECKS; i++)
            if (!Ed25519.verify(signature, 0, key, 0, message, 0, message.length))
                throw new IllegalStateException("a good signature was refused");
        return (THREADS.getCurrentThreadCpuTime() - before) / NANOS_PER_MICRO / CHECKS;
    }
}
