package io.folkmoot.gateway.peer;

import io.folkmoot.config.Settings;
import io.folkmoot.gateway.peer.StartException.Reason;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.file.Path;
import java.util.List;

/** What a peer remembers, opened by the engine of the settings, and what a person should know of how that went. */
record OpenStore(RecordStore records, Notes notes, List<String> warnings) implements AutoCloseable {
    OpenStore {
        warnings = List.copyOf(warnings);
    }

    static OpenStore open(Settings.Storage settings, Path data, PublicKey self) throws StartException {
        throw new StartException(Reason.STORE, "not built yet");
    }

    @Override
    public void close() {
        records.close();
    }
}
