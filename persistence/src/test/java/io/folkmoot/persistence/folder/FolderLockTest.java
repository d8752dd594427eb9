package io.folkmoot.persistence.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    /** Takes the lock, says so, and holds it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            FolderLock lock = FolderLock.take(Path.of(arguments[0]));
            System.out.println("locked");
            int end = System.in.read();
            if (end < 0) lock.close();
        }
    }

    @Test
    void anotherProcessIsNamedAndItsLockEndsWithIt() throws Exception {
        Path file = folder.resolve("records.lock");
        Process holder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("locked");
            // Twice, because looking at the lock must not loosen it.
            for (int attempt = 0; attempt < 2; attempt++)
                assertThatThrownBy(() -> FolderLock.take(file))
                        .isInstanceOf(FolderException.class)
                        .hasMessageContaining("in use by process " + holder.pid() + ";");
            assertThat(FolderLock.holderOf(file)).hasValue(holder.pid());
            holder.destroyForcibly().waitFor();
        }
        assertThat(FolderLock.holderOf(file)).isEmpty();
        FolderLock.take(file).close();
    }

    @Test
    void anOldFileOfNonsenseIsNoObstacle() throws Exception {
        Path file = Files.writeString(folder.resolve("records.lock"), "9".repeat(30));
        assertThat(FolderLock.holderOf(file)).isEmpty();
        FolderLock.take(file).close();
    }

    @Test
    void whoeverOnlyLooksIsNotInTheWay() throws Exception {
        Path file = folder.resolve("records.lock");
        FolderLock.take(file).close();
        Process watcher = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Watcher.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = watcher.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("watching");
            for (int i = 0; i < 500; i++) FolderLock.take(file).close();
        } finally {
            watcher.destroyForcibly().waitFor();
        }
    }

    /** Asks for the holder all the time, as long as somebody listens. */
    static final class Watcher {
        private Watcher() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("watching");
            while (!System.out.checkError()) FolderLock.holderOf(Path.of(arguments[0]));
        }
    }

    @Test
    void anOldFileIsNoObstacle() throws Exception {
        Path file = Files.writeString(folder.resolve("records.lock"), "1\n");
        try (FolderLock lock = FolderLock.take(file)) {
            assertThat(lock).isNotNull();
            assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
            assertThat(FolderLock.holderOf(file))
                    .hasValue(ProcessHandle.current().pid());
            assertThatThrownBy(() -> FolderLock.take(file)).isInstanceOf(FolderException.class);
        }
        FolderLock.take(file).close();
    }
}
