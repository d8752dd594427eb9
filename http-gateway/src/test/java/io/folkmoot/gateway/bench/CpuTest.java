package io.folkmoot.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CpuTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    @Test
    void theMedianIsTheMiddleOneOrLiesBetweenTheMiddleTwo() {
        assertThat(Cpu.median(new double[] {9, 1, 2})).isEqualTo(2);
        assertThat(Cpu.median(new double[] {4, 1, 9, 2})).isEqualTo(3);
    }

    @Test
    void oursAndTheOtherTakeTurns() {
        StringBuilder starts = new StringBuilder();
        Cpu.beside(new Counting(starts, 'a'), "other", new Counting(starts, 'b'), 3, SHORT);
        assertThat(starts).hasToString("ababab");
    }

    /** Completes one each time that somebody looks. */
    private static final class Counting implements Load {
        private final StringBuilder starts;
        private final char name;
        private final AtomicInteger completed = new AtomicInteger();

        Counting(StringBuilder starts, char name) {
            this.starts = starts;
            this.name = name;
        }

        @Override
        public void start() {
            starts.append(name);
        }

        @Override
        public long completed() {
            return completed.incrementAndGet();
        }

        @Override
        public void stop() {}

        @Override
        public void close() {}
    }
}
