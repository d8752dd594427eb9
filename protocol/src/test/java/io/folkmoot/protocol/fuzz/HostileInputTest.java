package io.folkmoot.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A million inputs by default, in a JVM with a heap of 256 MiB and stacks of 512 KiB: each ends well or with a
 * {@link MalformedException}, within 50 ms of this thread's time.
 */
@Tag("fuzz")
class HostileInputTest {
    private static final long INPUTS = Long.getLong("folkmoot.fuzz.inputs", 1_000_000);
    private static final long SEED = Long.getLong("folkmoot.fuzz.seed", 20_261_120);
    private static final long MOST_NANOS = 50_000_000;

    /** Key operations cost a hundred times what parsing does; these decoders get this share of their turns. */
    private static final int ONE_IN_DEAR = 20;

    private static final int REPEATS = 5;
    private static final int POOL = 200;
    private static final int ONE_IN_NEW = 50;

    /** Whatever the number of inputs, each decoder gets this many samples as they are. */
    private static final int UNDAMAGED = 30;

    private final Map<Decoder, List<Bytes>> pools = new EnumMap<>(Decoder.class);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Mutator mutator = new Mutator(random);

    /** What one decoder saw. */
    private static final class Tally {
        long accepted;
        long refused;
        long worstNanos;
    }

    @Test
    void hostileBytesEndInARefusalWithinABound() {
        assertThat(Runtime.getRuntime().maxMemory()).as("run with -Xmx256m").isLessThanOrEqualTo(256L << 20);
        Map<Decoder, Tally> tallies = new EnumMap<>(Decoder.class);
        for (Decoder decoder : Decoder.values()) tallies.put(decoder, new Tally());
        warmUp();
        for (int i = 0; i < UNDAMAGED; i++)
            for (Decoder decoder : Decoder.values())
                run(-1, decoder, sample(decoder), tallies.computeIfAbsent(decoder, d -> new Tally()));
        for (long i = 0; i < INPUTS; i++) {
            Decoder decoder = decoder();
            run(i, decoder, input(decoder), tallies.computeIfAbsent(decoder, d -> new Tally()));
        }
        report(tallies);
    }

    private void run(long index, Decoder decoder, Bytes input, Tally tally) {
        long nanos = measured(index, decoder, input, tally);
        // A busy machine may charge a thread for time that others took; what the input itself costs, it costs each
        // time.
        for (int again = 0; again < REPEATS && nanos >= MOST_NANOS; again++)
            nanos = Math.min(nanos, measured(index, decoder, input, new Tally()));
        tally.worstNanos = Math.max(tally.worstNanos, nanos);
        assertThat(nanos)
                .as("nanoseconds for %s", describe(index, decoder, input))
                .isLessThan(MOST_NANOS);
    }

    private long measured(long index, Decoder decoder, Bytes input, Tally tally) {
        long start = threads.getCurrentThreadCpuTime();
        boolean accepted = decodes(index, decoder, input);
        long nanos = threads.getCurrentThreadCpuTime() - start;
        if (accepted) tally.accepted++;
        else tally.refused++;
        return nanos;
    }

    private static boolean decodes(long index, Decoder decoder, Bytes input) {
        try {
            decoder.decode(input);
            return true;
        } catch (MalformedException expected) {
            return false;
        } catch (RuntimeException | Error e) {
            return fail(describe(index, decoder, input), e);
        }
    }

    private Decoder decoder() {
        Decoder[] all = Decoder.values();
        Decoder any = all[random.nextInt(all.length)];
        return any.isDear() && random.nextInt(ONE_IN_DEAR) > 0 ? Decoder.FRAME : any;
    }

    private Bytes input(Decoder decoder) {
        return switch (random.nextInt(64)) {
            case 0 -> mutator.nested();
            case 1, 2, 3, 4, 5, 6, 7, 8 -> mutator.noise();
            case 9 -> sample(decoder);
            default -> mutator.damage(sample(decoder), sample(decoder));
        };
    }

    /** Signing takes longer than decoding, so samples are drawn from a pool that is renewed now and then. */
    private Bytes sample(Decoder decoder) {
        List<Bytes> pool = pools.computeIfAbsent(decoder, d -> new ArrayList<>());
        if (pool.size() < POOL) pool.add(decoder.sample(random));
        else if (random.nextInt(ONE_IN_NEW) == 0) pool.set(random.nextInt(POOL), decoder.sample(random));
        return pool.get(random.nextInt(pool.size()));
    }

    private void warmUp() {
        for (int i = 0; i < 200; i++) for (Decoder decoder : Decoder.values()) decodes(-1, decoder, input(decoder));
    }

    private void report(Map<Decoder, Tally> tallies) {
        tallies.forEach((decoder, tally) -> {
            System.out.printf(
                    "%-18s %,12d refused %,10d accepted, worst %.2f ms%n",
                    decoder, tally.refused, tally.accepted, tally.worstNanos / 1e6);
            assertThat(tally.refused)
                    .as("%s refused nothing: does it check anything?", decoder)
                    .isPositive();
            assertThat(tally.accepted)
                    .as("%s accepted nothing: are its samples valid, and is all of it reached?", decoder)
                    .isPositive();
        });
        System.out.printf(
                "%,d inputs, seed %d, heap %d MiB: no crash, none over 50 ms%n",
                INPUTS, SEED, Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String describe(long index, Decoder decoder, Bytes input) {
        return "seed " + SEED + ", input " + index + " of " + decoder + ": " + input;
    }
}
