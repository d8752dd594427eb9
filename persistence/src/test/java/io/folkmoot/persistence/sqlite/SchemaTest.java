package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Calls.mustPut;
import static io.folkmoot.persistence.sqlite.Calls.read;
import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));

    @TempDir
    Path folder;

    @AutoClose
    private final Shelf shelf = new Shelf();

    private Opened open(Schema schema) throws StoreException {
        return shelf.open(folder, NOON, schema);
    }

    private static Schema with(String... more) {
        List<Schema.Step> steps = new ArrayList<>(Schema.CURRENT.steps());
        steps.add(new Schema.Step(List.of(more)));
        return new Schema(steps);
    }

    @Test
    void anOlderFileIsBroughtUpAndKeptAsItWas() throws Exception {
        SignedRecord record = note(OTHER, "one", 1, 100);
        try (RecordStore store = open(Schema.CURRENT).store()) {
            mustPut(store, record);
        }
        Opened opened = open(with("ALTER TABLE record ADD COLUMN weight INTEGER", "UPDATE record SET weight = 7"));
        try (RecordStore store = opened.store()) {
            assertThat(read(store, record.key()).members()).containsExactly(record);
            mustPut(store, note(OTHER, "two", 1, 100));
        }
        Path copy = folder.resolve("records-v1-20260131T120000000Z.db");
        assertThat(opened.notices())
                .singleElement()
                .asString()
                .contains("from version 1 to 2", copy.toRealPath().toString());
        try (Connection connection = Dialect.reader(copy, 64)) {
            assertThat(Schema.versionOf(connection)).isEqualTo(1);
            assertThat(new Table(connection).amount("records")).isEqualTo(1);
        }
    }

    @Test
    void aNewerFileIsRefusedAndLeftAlone() throws Exception {
        Schema newer = with("CREATE TABLE more (id INTEGER)");
        open(newer).store().close();

        for (int attempt = 0; attempt < 2; attempt++)
            assertThatThrownBy(() -> open(Schema.CURRENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("newer Folkmoot (version 2 of the tables; this one knows up to 1)");
        open(newer).store().close();
    }

    @Test
    void aStepThatFailsChangesNothing() throws Exception {
        open(Schema.CURRENT).store().close();
        assertThatThrownBy(() -> open(with("CREATE TABLE more (id INTEGER)", "no SQL at all")))
                .isInstanceOf(StoreException.class);
        try (RecordStore store = open(Schema.CURRENT).store()) {
            mustPut(store, note(OTHER, "one", 1, 100));
        }
        try (Connection connection = Dialect.reader(folder.resolve("records.db"), 64);
                Statement statement = connection.createStatement()) {
            assertThat(Dialect.hasTable(statement, "more")).isFalse();
        }
    }
}
