package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private static final Rate RATE = new Rate(1, 10);
    private static final Path ALICE = Packets.ALICE;

    private final Allowances allowances = new Allowances(
            new Door.Settings(RATE, RATE, RATE, Buckets.WAYS, RATE, Duration.ofMinutes(2)), new SplittableRandom(1));

    private int proven() {
        int count = 0;
        while (allowances.proven(ALICE, 0)) count++;
        return count;
    }

    @Test
    void forgersCrowdOutNobodyWhoHasACookie() {
        for (int i = 0; i < 4; i++) allowances.proven(ALICE, 0);
        for (int network = 1; network <= 1_000; network++)
            for (int i = 0; i < 10; i++) allowances.stranger(Packets.direct(0x0800_0000 + (network << 8), 1), 0);
        assertThat(proven()).as("what it has taken is remembered").isEqualTo(6);
    }

    @Test
    void aStrangersAllowanceIsNotTheOneOfItsCookie() {
        while (allowances.stranger(ALICE, 0))
            assertThat(allowances.proven(Packets.BOB, 0)).isTrue();
        assertThat(proven()).isEqualTo(10);
    }
}
