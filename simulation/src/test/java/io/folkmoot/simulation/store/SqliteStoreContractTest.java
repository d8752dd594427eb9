package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.sqlite.SqliteSettings;
import io.folkmoot.persistence.sqlite.SqliteStore;
import io.folkmoot.persistence.sqlite.StoreException;
import io.folkmoot.persistence.sqlite.StoreThreads;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends ThreadedStoreContract {
    private final StoreThreads threads = StoreThreads.forOne();

    @TempDir
    Path temporary;

    private int folders;

    @AfterEach
    void endTheThreads() {
        threads.close();
    }

    @Override
    RecordStore open(Allowance allowance) throws StoreException {
        Path folder = temporary.resolve("store " + folders++);
        return SqliteStore.open(SqliteSettings.of(folder, allowance), threads, InstantSource.system())
                .store();
    }
}
