package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.SignedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings what can be read of a damaged file into a new one, page by page and row by row, each checked against its own
 * checksum. What an index still names and no row gives is lost, and is told by its key.
 */
final class Salvage {
    /** What was saved, and what is known to be lost; of the keys only the first, which a person can still read. */
    record Report(long saved, long damagedRows, long missing, List<TableKey> missingKeys) {
        Report {
            missingKeys = List.copyOf(missingKeys);
        }
    }

    private static final int MOST_KEYS = 100;
    private static final long COMMIT_BYTES = 4L << 20;
    private static final int ROW_COLUMNS = 9;
    private static final int ENTRY_COLUMNS = 4;

    private final Cells cells;
    private final Pages pages;
    private final Table into;
    private final Allowance allowance;
    private final List<TableKey> missingKeys = new ArrayList<>();
    private Group group;
    private long damaged;
    private long missing;
    private Optional<SQLException> failure = Optional.empty();

    private Salvage(Pages pages, Table into, Allowance allowance) {
        this.pages = pages;
        this.cells = new Cells(pages);
        this.into = into;
        // What is too much is given up later, the farthest first; here the order is that of the pages.
        this.allowance = new Allowance(allowance.self(), Long.MAX_VALUE, allowance.maxWaiting());
        this.group = new Group(into, this.allowance, new Size(0, 0));
    }

    static Report run(Path from, Table into, Allowance allowance) throws IOException, SQLException {
        try (Pages pages = new Pages(from)) {
            return new Salvage(pages, into, allowance).run();
        }
    }

    private Report run() throws SQLException {
        for (int page = 1; page <= pages.last(); page++) cells.rows(page, this::row);
        commit();
        for (int page = 1; page <= pages.last(); page++) cells.entries(page, this::entry);
        if (failure.isPresent()) throw failure.get();
        return new Report(group.size().records(), damaged, missing, missingKeys);
    }

    private void row(List<Object> columns) {
        if (columns.size() != ROW_COLUMNS
                || !Cells.isBytes(columns.get(1), Point.LENGTH)
                || !Cells.isBytes(columns.get(2), Point.LENGTH)
                || !(columns.get(7) instanceof Long checksum)
                || !(columns.get(8) instanceof byte[] wire)) return;
        try {
            Optional<SignedRecord> record = Row.read(wire, checksum);
            if (record.isPresent()) keep(record.get());
        } catch (MalformedException e) {
            damaged++;
        } catch (SQLException e) {
            failure = Optional.of(e);
        }
    }

    /** Pages that are no longer in use may still hold older versions, which lose against the newer as everywhere. */
    private void keep(SignedRecord record) throws SQLException {
        if (failure.isPresent()) return;
        group.update(record.key(), record.kind(), held -> new Step<>(held.with(record), true));
        if (group.written() >= COMMIT_BYTES) commit();
    }

    private void commit() throws SQLException {
        group.commit();
        group = new Group(into, allowance, group.size());
    }

    private void entry(List<Object> columns) {
        if (columns.size() != ENTRY_COLUMNS
                || !(columns.get(0) instanceof byte[] key && key.length == Point.LENGTH)
                || !(columns.get(1) instanceof byte[] id && id.length == Point.LENGTH)) return;
        TableKey at = TableKey.of(Bytes.adopt(key));
        try {
            if (failure.isPresent() || into.has(at, Bytes.adopt(id))) return;
        } catch (SQLException e) {
            failure = Optional.of(e);
        }
        missing++;
        if (missingKeys.size() < MOST_KEYS) missingKeys.add(at);
    }
}
