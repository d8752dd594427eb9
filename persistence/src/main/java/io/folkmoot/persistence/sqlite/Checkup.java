package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.records.SignedRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The full check, in the background: the structure of the file, then each row against its checksum and its columns against
 * the record. A damaged row is set aside; a damaged structure marks the file for salvage at the next start.
 */
final class Checkup {
    /** So many rows are read at a time; between them the log may be moved into the file. */
    private static final int ROWS = 500;

    private final Access access;
    private final Consumer<List<Long>> setAside;
    private final Consumer<String> onDamage;
    private volatile boolean cancelled;

    Checkup(Access access, Consumer<List<Long>> setAside, Consumer<String> onDamage) {
        this.access = access;
        this.setAside = setAside;
        this.onDamage = onDamage;
    }

    /** Whether it came to its end. */
    boolean run() {
        try {
            Table table = access.table();
            String found = cancelled ? "" : Dialect.check(table.connection(), true);
            table.commit();
            if (!found.isEmpty()) onDamage.accept(found);
            for (long next = 0; !cancelled && next >= 0; ) next = rows(table, next);
            return !cancelled;
        } catch (SQLException e) {
            if (!cancelled && Dialect.problem(e) == Problem.DAMAGED) onDamage.accept(String.valueOf(e.getMessage()));
            return false;
        } finally {
            access.close();
        }
    }

    /** The row to go on behind, or -1 at the end. */
    private long rows(Table table, long behind) throws SQLException {
        PreparedStatement statement = table.statement("SELECT row_id, checksum, wire, key, id, kind, forgotten_at,"
                + " length FROM record WHERE row_id > ? ORDER BY row_id LIMIT " + ROWS);
        statement.setLong(1, behind);
        List<Long> damaged = new ArrayList<>();
        long last = -1;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                if (!isSound(rows)) damaged.add(last);
            }
        }
        table.commit();
        if (!damaged.isEmpty()) setAside.accept(damaged);
        return last;
    }

    private static boolean isSound(ResultSet row) throws SQLException {
        try {
            byte[] wire = row.getBytes(3);
            Optional<SignedRecord> record = Row.read(wire, row.getLong(2));
            return record.isEmpty() || agrees(row, record.get(), wire.length);
        } catch (MalformedException e) {
            return false;
        }
    }

    private static boolean agrees(ResultSet row, SignedRecord record, int length) throws SQLException {
        return record.key().bytes().equals(Bytes.adopt(row.getBytes(4)))
                && record.id().equals(Bytes.adopt(row.getBytes(5)))
                && record.kind().word().equals(row.getString(6))
                && record.forgottenAt() == row.getLong(7)
                && length == row.getInt(8);
    }

    void cancel() {
        cancelled = true;
        access.interrupt();
    }
}
