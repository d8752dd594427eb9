package io.folkmoot.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Actors over a bad network: everything that happens is the seed's. */
class DeterminismTest {
    @Test
    void theSameSeedGivesTheSameTraceAndEveryOtherAnother() {
        Set<Bytes> hashes = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            Bytes hash = Gossip.hash(seed, 0);
            assertThat(Gossip.hash(seed, 0)).as("seed %s", seed).isEqualTo(hash);
            hashes.add(hash);
        }
        assertThat(hashes).hasSize(20);
    }

    @Test
    void oneForeignByteIsSeen() {
        assertThat(Gossip.hash(1, 1)).isNotEqualTo(Gossip.hash(1, 0));
    }

    /** Other collectors, other identity hashes, other interpreters: what hangs on them shows here. */
    @Test
    @Tag("slow")
    void anotherVirtualMachineFindsTheSameWorld() throws IOException, InterruptedException {
        String here = Gossip.hash(7, 0).toHex();
        assertThat(elsewhere("-XX:+UseSerialGC", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2"))
                .isEqualTo(here);
        assertThat(elsewhere("-XX:+UseParallelGC", "-Xmx200m", "-XX:TieredStopAtLevel=1"))
                .isEqualTo(here);
    }

    private static String elsewhere(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gossip.class.getName(), "7"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String hash = out.readLine();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return hash;
        } finally {
            process.destroyForcibly();
        }
    }
}
