package io.folkmoot.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.gateway.peer.StartException.Reason;
import io.folkmoot.persistence.folder.FolderLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    private static final long OURS = ProcessHandle.current().pid();

    @TempDir
    private Path data = Path.of("");

    @Test
    void theSecondIsRefusedWithTheProcessOfTheFirst() throws Exception {
        try (FolderLock first = DataLock.take(data)) {
            assertThat(DataLock.holder(data)).hasValue(OURS);
            assertThatThrownBy(() -> DataLock.take(data))
                    .isInstanceOfSatisfying(
                            StartException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_IN_USE))
                    .hasMessageContaining("process " + OURS)
                    .hasMessageContaining("folkmoot stop");
            assertThat(first).isNotNull();
        }
        assertThat(DataLock.holder(data)).isEmpty();
        DataLock.take(data).close();
    }

    @Test
    void whatAKilledProcessLeftHindersNobody() throws Exception {
        Path run = Files.createDirectories(DataLock.folder(data));
        Files.writeString(run.resolve("pid"), "1\n");
        assertThat(DataLock.holder(data)).isEmpty();
        try (FolderLock lock = DataLock.take(data)) {
            assertThat(lock).isNotNull();
            assertThat(run.resolve("pid")).hasContent(OURS + "\n");
        }
        assertThat(run.resolve("pid")).isEmptyFile();
    }

    @Test
    void theFolderIsClosedToOthers() throws Exception {
        DataLock.take(data).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DataLock.folder(data))))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsSaid() throws Exception {
        Files.writeString(DataLock.folder(data), "");
        assertThatThrownBy(() -> DataLock.take(data))
                .isInstanceOfSatisfying(
                        StartException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER))
                .hasMessageContaining("run cannot be used");
    }
}
