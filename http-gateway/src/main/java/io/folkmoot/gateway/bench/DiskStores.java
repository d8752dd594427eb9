package io.folkmoot.gateway.bench;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.sqlite.SqliteSettings;
import io.folkmoot.persistence.sqlite.SqliteStore;
import io.folkmoot.persistence.sqlite.StoreException;
import io.folkmoot.persistence.sqlite.StoreThreads;
import io.folkmoot.protocol.keys.PublicKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The stores of all peers of a benchmark, in files, which share their threads as the stores of one host would. */
final class DiskStores implements AutoCloseable {
    private static final long MOST_BYTES = 1L << 30;

    private final StoreThreads threads;
    private final List<RecordStore> open = new ArrayList<>();

    DiskStores(int writers, int readers) {
        this.threads = new StoreThreads(writers, readers);
    }

    RecordStore open(Path folder, PublicKey self) throws IOException {
        try {
            var settings = SqliteSettings.of(folder, Allowance.of(self, MOST_BYTES));
            RecordStore store =
                    SqliteStore.open(settings, threads, Clock.systemUTC()).store();
            open.add(store);
            return store;
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    List<RecordStore> all() {
        return List.copyOf(open);
    }

    @Override
    public void close() {
        open.forEach(RecordStore::close);
        threads.close();
    }
}
