package io.folkmoot.persistence.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One connection to the file, opened when it is needed, and anew after a failure that it does not recover from. */
final class Access {
    interface Opening {
        Connection open() throws SQLException;
    }

    private final Opening opening;
    private volatile @Nullable Table table;

    Access(Opening opening) {
        this.opening = opening;
    }

    Table table() throws SQLException {
        Table known = table;
        if (known != null) return known;
        Table made = new Table(opening.open());
        table = made;
        return made;
    }

    /** Back to before what failed. Some failures end the transaction themselves, and leave the connection in between. */
    void recover() {
        Table known = table;
        if (known == null) return;
        try {
            known.rollback();
        } catch (SQLException e) {
            close();
        }
    }

    /** From any thread: ends what the connection is doing. */
    void interrupt() {
        Table known = table;
        if (known == null) return;
        try {
            Dialect.interrupt(known.connection());
        } catch (SQLException e) {
            // It has just been closed, which ends it as well.
            return;
        }
    }

    void close() {
        Table known = table;
        table = null;
        if (known == null) return;
        try {
            known.close();
        } catch (SQLException e) {
            // What was acknowledged is on disk; the file is whole without this.
            return;
        }
    }
}
