package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Calls.mustPut;
import static io.folkmoot.persistence.sqlite.Calls.read;
import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full or cannot be written. A real small file system where this process may mount one; else, and besides,
 * limits that SQLite sets itself and meets with the same errors: the modes of files mean nothing to root.
 */
class FailingDiskTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Shelf shelf = new Shelf();

    private SqliteStore open(Path where) throws StoreException {
        SqliteStore store = shelf.open(where, 1L << 30);
        // The first check writes down that it was made, on the connection that the tests tamper with.
        Waiting.until(() -> store.counts().commits() == 1);
        return store;
    }

    @Test
    void onAFullFileSystemWritesAreRefusedAndReadsGoOnUntilThereIsRoom() throws Exception {
        Path mount = mounted("size=16m");
        try (SqliteStore store = open(mount.resolve("store"))) {
            SignedRecord before = note(OTHER, "before", 1, 1000);
            mustPut(store, before);
            Path ballast = mount.resolve("ballast");
            fill(ballast);

            SignedRecord late = note(OTHER, "late", 1, 60_000);
            List<SignedRecord> acknowledged = new ArrayList<>(List.of(before));
            Result<Integer> refusal = null;
            for (int i = 0; i < 100 && refusal == null; i++) {
                SignedRecord record = note(OTHER, "n" + i, 1, 60_000);
                Result<Integer> result = Calls.put(store, record);
                if (result instanceof Result.Done<Integer>) acknowledged.add(record);
                else refusal = result;
            }
            assertThat(refusal).isInstanceOfSatisfying(Result.Failed.class, failed -> {
                assertThat(failed.problem()).isEqualTo(Problem.DISK_FULL);
                assertThat(failed.text()).contains("records.db");
            });
            assertThat(store.state())
                    .isInstanceOfSatisfying(
                            StoreState.Degraded.class,
                            state -> assertThat(state.problem()).isEqualTo(Problem.DISK_FULL));
            for (SignedRecord record : acknowledged)
                assertThat(read(store, record.key()).members()).containsExactly(record);
            assertThat(store.counts().records()).isEqualTo(acknowledged.size());

            java.nio.file.Files.delete(ballast);
            Waiting.until(() -> store.state() instanceof StoreState.Sound);
            mustPut(store, late);
            for (SignedRecord record : acknowledged)
                assertThat(read(store, record.key()).members()).containsExactly(record);
        } finally {
            unmount(mount);
        }
    }

    @Test
    void aReadOnlyFileSystemIsNamedAtTheStart() throws Exception {
        Path mount = mounted("size=1m,ro");
        try {
            assertThatThrownBy(() -> open(mount.resolve("store")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(mount.toString())
                    .hasMessageContaining("Read-only file system");
        } finally {
            unmount(mount);
        }
    }

    @Test
    void whatSqliteCallsFullIsRefusedAndTheStoreRecoversWithTheNextWriteThatFits() throws Exception {
        try (SqliteStore store = open(folder)) {
            SignedRecord before = note(OTHER, "before", 1, 1000);
            mustPut(store, before);
            pragma(store, "max_page_count=20");

            SignedRecord large = note(OTHER, "large", 1, 60_000);
            assertThat(Calls.put(store, large))
                    .isInstanceOfSatisfying(
                            Result.Failed.class,
                            failed -> assertThat(failed.problem()).isEqualTo(Problem.DISK_FULL));
            assertThat(store.state()).isInstanceOf(StoreState.Degraded.class);
            assertThat(read(store, before.key()).members()).containsExactly(before);
            assertThat(read(store, large.key()).isEmpty()).isTrue();
            assertThat(store.counts().records()).isEqualTo(1);

            mustPut(store, note(OTHER, "small", 1, 10));
            assertThat(store.state()).isInstanceOf(StoreState.Sound.class);
            assertThat(store.counts().records()).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeWrittenAnyMoreIsReadOnlyUntilItCan() throws Exception {
        try (SqliteStore store = open(folder)) {
            SignedRecord before = note(OTHER, "before", 1, 1000);
            mustPut(store, before);
            pragma(store, "query_only=1");

            SignedRecord refused = note(OTHER, "refused", 1, 10);
            assertThat(Calls.put(store, refused))
                    .isInstanceOfSatisfying(
                            Result.Failed.class,
                            failed -> assertThat(failed.problem()).isEqualTo(Problem.READ_ONLY));
            assertThat(read(store, before.key()).members()).containsExactly(before);
            assertThat(store.state())
                    .isInstanceOfSatisfying(
                            StoreState.Degraded.class,
                            state -> assertThat(state.problem()).isEqualTo(Problem.READ_ONLY));

            pragma(store, "query_only=0");
            Waiting.until(() -> store.state() instanceof StoreState.Sound);
            mustPut(store, refused);
        }
    }

    /** On the writer's connection, which is at rest. */
    private static void pragma(SqliteStore store, String pragma) throws SQLException {
        try (Statement statement = store.writerAccess().table().connection().createStatement()) {
            statement.execute("PRAGMA " + pragma);
        }
    }

    private Path mounted(String options) throws Exception {
        Path mount = java.nio.file.Files.createDirectory(folder.resolve("mount"));
        int exit = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount.toString());
        if (exit != 0) System.out.println("skipped: this process may not mount a file system");
        assumeTrue(exit == 0, "may mount");
        return mount;
    }

    private static void unmount(Path mount) throws Exception {
        assertThat(run("umount", mount.toString())).isZero();
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (java.io.IOException e) {
            return -1;
        }
    }

    /** Until nothing goes in any more, but for what a few records need. */
    private static void fill(Path file) throws Exception {
        byte[] block = new byte[64 * 1024];
        try (var out = java.nio.file.Files.newOutputStream(file)) {
            while (java.nio.file.Files.getFileStore(file).getUsableSpace() > 512 * 1024) out.write(block);
        }
    }
}
