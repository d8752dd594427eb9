package io.folkmoot.persistence.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentCreationTest {
    @TempDir
    Path temporary;

    @Test
    void manyThreadsEndUpWithOneKey() throws Exception {
        int threads = 16;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int round = 0; round < 50; round++) {
                Path folder = temporary.resolve("keys" + round);
                var barrier = new CyclicBarrier(threads);
                var results = new ArrayList<Future<StoredKey>>();
                for (int thread = 0; thread < threads; thread++) {
                    var dice = new SplittableRandom(round * 1_000L + thread);
                    results.add(pool.submit(() -> {
                        barrier.await();
                        return KeyStore.in(folder).loadOrCreate("main", KeyPurpose.AGENT, dice);
                    }));
                }
                var keys = new HashSet<StoredKey>();
                for (var result : results) keys.add(result.get());

                assertThat(keys).as("round " + round).hasSize(1);
                assertThat(names(folder)).containsExactly("main.key");
            }
        }
    }

    @Test
    @Tag("slow")
    void severalProcessesEndUpWithOneKeyPerFolder() throws Exception {
        int folders = 40;
        List<List<String>> printed = run(4, folders, "022");

        assertThat(printed).allMatch(each -> each.equals(printed.getFirst()));
        assertThat(new HashSet<>(printed.getFirst())).hasSize(folders);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"000", "022", "077", "277", "777"})
    void theModesDoNotDependOnTheUmask(String umask) throws Exception {
        assertThat(run(1, 1, umask).getFirst()).hasSize(1);

        Path folder = temporary.resolve("keys0");
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("main.key"))).isEqualTo("rw-------");
    }

    private List<List<String>> run(int processes, int folders, String umask) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "umask " + umask + "; exec \"$0\" \"$@\"";
        var running = new ArrayList<Process>();
        for (int i = 0; i < processes; i++) {
            running.add(new ProcessBuilder(
                            "sh",
                            "-c",
                            command,
                            java,
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:-UsePerfData",
                            "-cp",
                            classes,
                            MakeKeys.class.getName(),
                            temporary.toString(),
                            Integer.toString(folders))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        var outputs = new ArrayList<BufferedReader>();
        for (Process process : running) outputs.add(process.inputReader());
        for (BufferedReader output : outputs) assertThat(output.readLine()).isEqualTo("ready");
        for (Process process : running) process.outputWriter().close();
        var printed = new ArrayList<List<String>>();
        for (BufferedReader output : outputs) printed.add(output.lines().toList());
        for (Process process : running) assertThat(process.waitFor()).isZero();
        return printed;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
