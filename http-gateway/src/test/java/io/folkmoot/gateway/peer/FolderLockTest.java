package io.folkmoot.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.gateway.peer.StartException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    private static final long OURS = ProcessHandle.current().pid();

    @TempDir
    private Path data = Path.of("");

    @Test
    void theSecondIsRefusedWithTheProcessOfTheFirst() throws Exception {
        try (FolderLock first = FolderLock.take(data)) {
            assertThat(FolderLock.holder(data)).hasValue(OURS);
            assertThatThrownBy(() -> FolderLock.take(data))
                    .isInstanceOfSatisfying(
                            StartException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_IN_USE))
                    .hasMessageContaining("process " + OURS)
                    .hasMessageContaining("folkmoot stop");
            assertThat(FolderLock.holder(data)).hasValue(OURS);
        }
        assertThat(FolderLock.holder(data)).isEmpty();
        FolderLock.take(data).close();
    }

    @Test
    void whatAKilledProcessLeftHindersNobody() throws Exception {
        Path run = Files.createDirectories(FolderLock.folder(data));
        Files.writeString(run.resolve("lock"), "");
        Files.writeString(run.resolve("pid"), "1\n");
        assertThat(FolderLock.holder(data)).isEmpty();
        try (FolderLock lock = FolderLock.take(data)) {
            assertThat(Files.readString(run.resolve("pid"))).isEqualTo(OURS + "\n");
        }
        assertThat(run.resolve("pid")).doesNotExist();
    }

    @Test
    void whoeverAsksDoesNotLoosenTheLockOfThisProcess() throws Exception {
        try (FolderLock lock = FolderLock.take(data)) {
            assertThat(FolderLock.holder(data)).isPresent();
            Path file = FolderLock.folder(data).resolve("lock");
            Process other = new ProcessBuilder("flock", "--nonblock", "--fcntl", file.toString(), "true").start();
            org.junit.jupiter.api.Assumptions.assumeTrue(other.waitFor() != 64, "flock knows no --fcntl here");
            assertThat(other.exitValue()).isNotZero();
        }
    }

    @Test
    void theFolderIsClosedToOthers() throws Exception {
        FolderLock.take(data).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FolderLock.folder(data))))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsSaid() throws Exception {
        Files.writeString(FolderLock.folder(data), "");
        assertThatThrownBy(() -> FolderLock.take(data))
                .isInstanceOfSatisfying(
                        StartException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER))
                .hasMessageContaining("run cannot be used");
    }
}
