package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.folder.FolderException;
import io.folkmoot.persistence.folder.FolderLock;
import io.folkmoot.persistence.folder.PrivateFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Everything that happens before a store takes its first call. */
final class Opening {
    private final SqliteSettings settings;
    private final StoreThreads threads;
    private final InstantSource clock;
    private final List<String> notices = new ArrayList<>();

    Opening(SqliteSettings settings, StoreThreads threads, InstantSource clock) {
        this.settings = settings;
        this.threads = threads;
        this.clock = clock;
    }

    Opened open() throws StoreException {
        try {
            Files files = new Files(PrivateFolder.make(settings.folder()));
            FolderLock lock = FolderLock.take(files.lock());
            PrivateFolder.file(files.records());
            Size size = prepare(files);
            return new Opened(new SqliteStore(files, settings, size, threads, lock), notices);
        } catch (FolderException e) {
            throw new StoreException("the store cannot be opened: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new StoreException("the store cannot be opened: " + e.getMessage(), e);
        }
    }

    private Size prepare(Files files) throws SQLException {
        try (Connection connection = Dialect.writer(files.records(), settings.pageKib())) {
            int version = Schema.versionOf(connection);
            if (version < Schema.CURRENT.version()) Schema.CURRENT.apply(connection, version);
            try (Table table = new Table(connection)) {
                return new Size(table.amount("records"), table.amount("bytes"));
            }
        }
    }
}
