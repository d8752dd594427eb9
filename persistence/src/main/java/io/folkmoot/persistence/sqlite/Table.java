package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.persistence.records.RecordStore.RangeDigest;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The questions to the table of records, over one connection. Statements are prepared when they are first needed. */
final class Table implements AutoCloseable {
    private static final String RANGE = " FROM record WHERE key BETWEEN ? AND ? ORDER BY key, id";

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new TreeMap<>();

    /** Enough to find out what goes wrong; a disk that goes on like that must not fill itself with it. */
    private static final int MOST_ASIDE = 1_000;

    /** Rows whose bytes are not what was written, gathered until somebody asks. */
    private final List<Long> damaged = new ArrayList<>();

    Table(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) return known;
        PreparedStatement made = connection.prepareStatement(sql);
        prepared.put(sql, made);
        return made;
    }

    /** Of all kinds. */
    RecordSets under(TableKey key) throws SQLException {
        PreparedStatement statement = statement("SELECT row_id, checksum, wire FROM record WHERE key = ?");
        statement.setBytes(1, key.bytes().unsafeArray());
        List<RecordSets> each = new ArrayList<>();
        for (SignedRecord record : records(statement, key)) each.add(RecordSets.of(RecordSet.of(record)));
        return Gather.all(each, RecordSets::merge).orElseGet(() -> RecordSets.empty(key));
    }

    RecordSet of(TableKey key, Kind kind) throws SQLException {
        PreparedStatement statement = statement("SELECT row_id, checksum, wire FROM record WHERE key = ? AND kind = ?");
        statement.setBytes(1, key.bytes().unsafeArray());
        statement.setString(2, kind.word());
        List<RecordSet> each = new ArrayList<>();
        for (SignedRecord record : records(statement, key)) if (record.kind() == kind) each.add(RecordSet.of(record));
        return Gather.all(each, RecordSet::merge).orElseGet(() -> RecordSet.empty(kind, key));
    }

    private List<SignedRecord> records(PreparedStatement statement, TableKey key) throws SQLException {
        List<SignedRecord> found = new ArrayList<>(1);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                try {
                    Row.readUnder(key, rows.getBytes(3), rows.getLong(2)).ifPresent(found::add);
                } catch (MalformedException e) {
                    damaged.add(rows.getLong(1));
                }
            }
        }
        return found;
    }

    List<SignedRecord> withIds(List<Bytes> ids) throws SQLException {
        PreparedStatement statement = statement("SELECT row_id, checksum, wire FROM record WHERE id = ?");
        List<SignedRecord> found = new ArrayList<>();
        for (Bytes id : ids) {
            statement.setBytes(1, id.unsafeArray());
            found.addAll(whole(statement));
        }
        return List.copyOf(found);
    }

    List<SignedRecord> dueBy(long now, int most) throws SQLException {
        PreparedStatement statement = statement(
                "SELECT row_id, checksum, wire FROM record WHERE forgotten_at <= ? ORDER BY forgotten_at, id LIMIT ?");
        statement.setLong(1, now);
        statement.setInt(2, most);
        return whole(statement);
    }

    private List<SignedRecord> whole(PreparedStatement statement) throws SQLException {
        List<SignedRecord> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                try {
                    Row.read(rows.getBytes(3), rows.getLong(2)).ifPresent(found::add);
                } catch (MalformedException e) {
                    damaged.add(rows.getLong(1));
                }
            }
        }
        return found;
    }

    List<Held> list(TableKey from, TableKey to, int most) throws SQLException {
        PreparedStatement statement = statement("SELECT key, kind, id, forgotten_at" + RANGE + " LIMIT ?");
        between(statement, from, to);
        statement.setInt(3, Math.max(0, most));
        List<Held> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Optional<TableKey> key = key(rows.getBytes(1));
                Bytes id = Bytes.adopt(rows.getBytes(3));
                long end = rows.getLong(4);
                // Under a key that is none nobody finds it; the full check sets it aside.
                if (key.isPresent())
                    Kind.ofWord(rows.getString(2)).ifPresent(kind -> found.add(new Held(key.get(), kind, id, end)));
            }
        }
        return List.copyOf(found);
    }

    RangeDigest digest(TableKey from, TableKey to) throws SQLException {
        PreparedStatement statement = statement("SELECT id" + RANGE);
        between(statement, from, to);
        MessageDigest digest = Sha256.newDigest();
        long count = 0;
        try (ResultSet rows = statement.executeQuery()) {
            for (; rows.next(); count++) digest.update(rows.getBytes(1));
        }
        return new RangeDigest(Bytes.adopt(digest.digest()), count);
    }

    /** No checksum covers the column, so it can have any length. */
    private static Optional<TableKey> key(byte[] column) {
        return column.length == Point.LENGTH ? Optional.of(TableKey.of(Bytes.adopt(column))) : Optional.empty();
    }

    private static void between(PreparedStatement statement, TableKey from, TableKey to) throws SQLException {
        statement.setBytes(1, from.bytes().unsafeArray());
        statement.setBytes(2, to.bytes().unsafeArray());
    }

    boolean has(TableKey key, Bytes id) throws SQLException {
        PreparedStatement statement = statement("SELECT 1 FROM record WHERE key = ? AND id = ?");
        statement.setBytes(1, key.bytes().unsafeArray());
        statement.setBytes(2, id.unsafeArray());
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    void insert(SignedRecord record, boolean own) throws SQLException {
        Bytes wire = record.wire();
        PreparedStatement statement =
                statement("INSERT INTO record (key, id, own, kind, forgotten_at, length, checksum,"
                        + " wire) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        statement.setBytes(1, record.key().bytes().unsafeArray());
        statement.setBytes(2, record.id().unsafeArray());
        statement.setInt(3, own ? 1 : 0);
        statement.setString(4, record.kind().word());
        statement.setLong(5, record.forgottenAt());
        statement.setInt(6, wire.length());
        statement.setLong(7, Row.checksum(wire));
        statement.setBytes(8, wire.unsafeArray());
        statement.executeUpdate();
    }

    /** How many rows that were. */
    int delete(TableKey key, Bytes id) throws SQLException {
        PreparedStatement statement = statement("DELETE FROM record WHERE key = ? AND id = ?");
        statement.setBytes(1, key.bytes().unsafeArray());
        statement.setBytes(2, id.unsafeArray());
        return statement.executeUpdate();
    }

    /** A damaged row as its other columns describe it. */
    record Aside(Optional<TableKey> key, int length) {}

    /** Moves a damaged row out of the way, where somebody who wants to know may look at it. */
    Optional<Aside> setAside(long row) throws SQLException {
        Optional<Aside> aside = describe(row);
        if (aside.isEmpty()) return aside;
        run(
                "INSERT INTO set_aside (key, id, kind, checksum, wire) SELECT key, id, kind, checksum, wire FROM record"
                        + " WHERE row_id = ?",
                row);
        run("DELETE FROM record WHERE row_id = ?", row);
        run("DELETE FROM set_aside WHERE row_id <= (SELECT MAX(row_id) FROM set_aside) - ?", MOST_ASIDE);
        return aside;
    }

    private Optional<Aside> describe(long row) throws SQLException {
        PreparedStatement statement = statement("SELECT key, length FROM record WHERE row_id = ?");
        statement.setLong(1, row);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) return Optional.empty();
            return Optional.of(new Aside(key(rows.getBytes(1)), rows.getInt(2)));
        }
    }

    long amount(String name) throws SQLException {
        PreparedStatement statement = statement("SELECT amount FROM meta WHERE name = ?");
        statement.setString(1, name);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    void amount(String name, long amount) throws SQLException {
        PreparedStatement statement = statement("INSERT INTO meta (name, amount) VALUES (?, ?) ON CONFLICT (name)"
                + " DO UPDATE SET amount = excluded.amount");
        statement.setString(1, name);
        statement.setLong(2, amount);
        statement.executeUpdate();
    }

    private void run(String sql, long argument) throws SQLException {
        PreparedStatement statement = statement(sql);
        statement.setLong(1, argument);
        statement.executeUpdate();
    }

    /** Whatever has been met since this was last asked. */
    List<Long> takeDamaged() {
        if (damaged.isEmpty()) return List.of();
        List<Long> taken = List.copyOf(damaged);
        damaged.clear();
        return taken;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Statements that failed are of no use any more. */
    void rollback() throws SQLException {
        for (PreparedStatement statement : prepared.values()) statement.close();
        prepared.clear();
        damaged.clear();
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
