package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Mesh.SELF;

import io.folkmoot.persistence.records.Allowance;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens the stores of one test, which share its threads. */
final class Shelf implements AutoCloseable {
    private final StoreThreads threads = StoreThreads.forOne();

    SqliteStore open(Path folder, long maxBytes) throws StoreException {
        return (SqliteStore) SqliteStore.open(settings(folder, maxBytes), threads, InstantSource.system())
                .store();
    }

    Opened open(Path folder, InstantSource clock, Schema schema) throws StoreException {
        return new Opening(settings(folder, 1L << 20), threads, clock, schema).open();
    }

    private static SqliteSettings settings(Path folder, long maxBytes) {
        return SqliteSettings.of(folder, Allowance.of(SELF.publicKey(), maxBytes));
    }

    @Override
    public void close() {
        threads.close();
    }
}
