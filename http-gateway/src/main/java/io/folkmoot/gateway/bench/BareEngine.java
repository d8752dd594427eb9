package io.folkmoot.gateway.bench;

import io.folkmoot.protocol.identity.TableKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * What no store on SQLite can beat: prepared statements on one thread, committed in groups and synced as the store's own,
 * into one table with a unique key and an index by expiry.
 */
final class BareEngine implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    /** As the store has it. */
    private static final int CACHE_KIB = 1024;

    private static final int LOG_PAGES = 4_096;

    private final Connection connection;
    private final PreparedStatement put;
    private final PreparedStatement get;

    BareEngine(Path folder) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-CACHE_KIB);
        connection = config.createConnection("jdbc:sqlite:" + folder.resolve("engine.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint=" + LOG_PAGES);
            statement.execute(
                    "CREATE TABLE entry (row_id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, expires BIGINT NOT NULL,"
                            + " value BLOB NOT NULL)");
            statement.execute("CREATE INDEX entry_by_expiry ON entry (expires)");
        }
        connection.setAutoCommit(false);
        put = connection.prepareStatement("INSERT INTO entry (key, expires, value) VALUES (?, ?, ?)");
        get = connection.prepareStatement("SELECT value FROM entry WHERE key = ?");
    }

    double putsPerSecond(byte[][] values, long first, int group) throws SQLException {
        long start = System.nanoTime();
        for (int i = 0; i < values.length; i++) {
            put.setBytes(1, Letters.key(first + i).bytes().unsafeArray());
            put.setLong(2, first + i);
            put.setBytes(3, values[i]);
            put.executeUpdate();
            if ((i + 1) % group == 0) connection.commit();
        }
        connection.commit();
        return values.length * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    double getsPerSecond(TableKey[] keys) throws SQLException {
        long start = System.nanoTime();
        for (TableKey key : keys) {
            get.setBytes(1, key.bytes().unsafeArray());
            try (ResultSet rows = get.executeQuery()) {
                if (!rows.next() || rows.getBytes(1).length < Letters.BODY)
                    throw new IllegalStateException("what was put is not there");
            }
        }
        connection.commit();
        return keys.length * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    @Override
    public void close() throws SQLException {
        put.close();
        get.close();
        connection.close();
    }
}
