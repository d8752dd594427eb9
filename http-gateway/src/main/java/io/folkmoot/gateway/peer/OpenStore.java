package io.folkmoot.gateway.peer;

import io.folkmoot.config.Settings;
import io.folkmoot.gateway.peer.StartException.Reason;
import io.folkmoot.persistence.folder.FileNotes;
import io.folkmoot.persistence.folder.FolderException;
import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.NoNotes;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.sqlite.Opened;
import io.folkmoot.persistence.sqlite.SqliteSettings;
import io.folkmoot.persistence.sqlite.SqliteStore;
import io.folkmoot.persistence.sqlite.StoreException;
import io.folkmoot.persistence.sqlite.StoreThreads;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** What a peer remembers, opened by the engine of the settings, and what a person should know of how that went. */
public record OpenStore(RecordStore records, Notes notes, List<String> warnings, Runnable threads)
        implements AutoCloseable {
    public OpenStore {
        warnings = List.copyOf(warnings);
    }

    static OpenStore open(Settings.Storage settings, Path data, PublicKey self) throws StartException {
        return switch (settings.engine()) {
            case MEMORY -> inMemory(settings, self);
            case SQLITE -> onDisk(settings, data, self);
        };
    }

    /** It forgets everything, the peers it knew too: whoever wants no records on disk wants no addresses there. */
    public static OpenStore inMemory(Settings.Storage settings, PublicKey self) {
        MemoryStore records = MemoryStore.open(Allowance.of(self, settings.maxBytes()));
        return new OpenStore(records, new NoNotes(), List.of(), () -> {});
    }

    private static OpenStore onDisk(Settings.Storage settings, Path data, PublicKey self) throws StartException {
        Path folder = data.resolve(settings.folder());
        StoreThreads threads = StoreThreads.forOne();
        try {
            var how = SqliteSettings.of(folder, Allowance.of(self, settings.maxBytes()));
            Notes notes = FileNotes.in(folder, threads.background());
            Opened opened = SqliteStore.open(how, threads, InstantSource.system());
            return new OpenStore(opened.store(), notes, opened.notices(), threads::close);
        } catch (StoreException | FolderException e) {
            threads.close();
            throw new StartException(Reason.STORE, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        records.close();
        threads.run();
    }
}
