package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Calls.mustPut;
import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.SELF;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupTest {
    @TempDir
    Path folder;

    private Files files;
    private final List<Long> damaged = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void fill() throws Exception {
        files = new Files(folder);
        try (StoreThreads threads = StoreThreads.forOne();
                RecordStore store = SqliteStore.open(
                                SqliteSettings.of(folder, Allowance.of(SELF.publicKey(), 1L << 30)),
                                threads,
                                InstantSource.system())
                        .store()) {
            for (int i = 0; i < 700; i++) mustPut(store, note(OTHER, "n" + i, 1, 10));
        }
    }

    private boolean check() {
        return new Checkup(files.scanner(), damaged::addAll, findings::add).run();
    }

    private void run(String sql) throws Exception {
        try (Connection connection = Dialect.writer(files.records(), 64);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    @Test
    void aSoundFilePasses() {
        assertThat(check()).isTrue();
        assertThat(damaged).isEmpty();
        assertThat(findings).isEmpty();
    }

    @Test
    void columnsThatDoNotFollowFromTheirRecordAreFound() throws Exception {
        run("UPDATE record SET forgotten_at = 1 WHERE row_id = 7");
        run("UPDATE record SET kind = 'peer' WHERE row_id = 8");
        run("UPDATE record SET length = 1 WHERE row_id = 9");
        run("UPDATE record SET key = zeroblob(32) WHERE row_id = 10");
        run("UPDATE record SET id = zeroblob(32) WHERE row_id = 11");
        run("UPDATE record SET checksum = checksum + 1 WHERE row_id = 650");

        assertThat(check()).isTrue();
        assertThat(damaged).containsExactly(7L, 8L, 9L, 10L, 11L, 650L);
    }

    @Test
    void aWrongStructureIsFoundAndTheNextStartSalvages() throws Exception {
        run("PRAGMA writable_schema=1");
        try (Connection connection = Dialect.writer(files.records(), 64);
                Statement statement = connection.createStatement()) {
            // An index that says it is another's finds other rows than it should.
            connection.setAutoCommit(true);
            statement.execute("PRAGMA writable_schema=1");
            statement.execute("UPDATE sqlite_schema SET sql = 'CREATE INDEX record_by_end ON record (length)'"
                    + " WHERE name = 'record_by_end'");
        }
        check();
        assertThat(findings).isNotEmpty();

        Soundness soundness = new Soundness(files);
        soundness.damaged(findings.getFirst());
        assertThat(soundness.isDamaged()).isTrue();
        soundness.recovered();
        assertThat(soundness.isDamaged()).isTrue();
        try (StoreThreads threads = StoreThreads.forOne()) {
            Opened opened = SqliteStore.open(
                    SqliteSettings.of(folder, Allowance.of(SELF.publicKey(), 1L << 30)),
                    threads,
                    InstantSource.system());
            opened.store().close();
            assertThat(opened.notices()).singleElement().asString().contains("700 records were saved");
        }
        assertThat(check()).isTrue();
        assertThat(findings).hasSize(1);
    }

    @Test
    void aCheckThatIsCancelledDoesNotEnd() {
        Checkup checkup = new Checkup(files.scanner(), damaged::addAll, findings::add);
        checkup.cancel();
        assertThat(checkup.run()).isFalse();
    }
}
