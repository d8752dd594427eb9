package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteException;

/** All that is SQLite's own: how a connection is set up, two words for types, and what its errors mean. */
final class Dialect {
    static final String ROW_ID = "INTEGER PRIMARY KEY";
    static final String BYTES = "BLOB";

    /** How the file begins that it makes. */
    static final String HEADER = "SQLite format 3\0";

    /**
     * Pages that the log may gather before they are moved into the file, 16 MiB: the same index pages change again and
     * again, and the more changes one move takes along, the less is written in all.
     */
    private static final int LOG_PAGES = 4_096;

    /** Long enough for somebody who looks at the file with another tool. */
    private static final int PATIENCE_MS = 5_000;

    private static final int FULL = 2;

    private static final int PRIMARY_CODE = 0xff;
    private static final int CODE_PERM = 3;
    private static final int CODE_READONLY = 8;
    private static final int CODE_IOERR = 10;
    private static final int CODE_CORRUPT = 11;
    private static final int CODE_FULL = 13;
    private static final int CODE_CANTOPEN = 14;
    private static final int CODE_NOTADB = 26;

    private Dialect() {}

    /** Open for writing, in a transaction that has not begun to read, and sure to sync at every commit. */
    static Connection writer(Path file, int pageKib) throws SQLException {
        SQLiteConfig config = common(pageKib);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        Connection connection = open(config, file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint=" + LOG_PAGES);
            statement.execute("PRAGMA journal_size_limit=" + 4096L * LOG_PAGES);
            require(statement, "journal_mode", "wal");
            require(statement, "synchronous", String.valueOf(FULL));
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static Connection reader(Path file, int pageKib) throws SQLException {
        Connection connection = open(common(pageKib), file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only=1");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static SQLiteConfig common(int pageKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MS);
        // Negative counts KiB, not pages.
        config.setCacheSize(-pageKib);
        return config;
    }

    /** As a URI, in which a question mark of the path is no question mark. */
    private static Connection open(SQLiteConfig config, Path file) throws SQLException {
        return config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    private static void require(Statement statement, String pragma, String expected) throws SQLException {
        String found = text(statement, "PRAGMA " + pragma);
        if (!expected.equals(found))
            throw new SQLException(pragma + " is " + found + " and must be " + expected
                    + ": what is acknowledged would not be safe on this file system");
    }

    static boolean hasTable(Statement statement, String name) throws SQLException {
        String sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = '" + name + "'";
        return text(statement, sql).equals(name);
    }

    /** Empty for a sound file. */
    static String check(Connection connection, boolean thorough) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String found = text(statement, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
            return found.equals("ok") ? "" : found;
        }
    }

    /** A whole copy, also of what has not left the log yet. */
    static void copyTo(Connection connection, Path copy) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
        } finally {
            connection.setAutoCommit(false);
        }
    }

    static void interrupt(Connection connection) throws SQLException {
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    static Problem problem(SQLException e) {
        if (!(e instanceof SQLiteException failure)) return Problem.IO;
        return switch (failure.getResultCode().code & PRIMARY_CODE) {
            case CODE_FULL -> Problem.DISK_FULL;
            case CODE_READONLY, CODE_PERM -> Problem.READ_ONLY;
            case CODE_CORRUPT, CODE_NOTADB -> Problem.DAMAGED;
            case CODE_IOERR, CODE_CANTOPEN -> Problem.IO;
            default -> Problem.IO;
        };
    }
}
