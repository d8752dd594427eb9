package io.folkmoot.gateway.cli;

import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.keys.KeyPurpose;
import io.folkmoot.persistence.keys.KeyStore;
import io.folkmoot.persistence.keys.KeyStoreException;
import io.folkmoot.persistence.keys.StoredKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The keys of a data folder, with what can be wrong with them told to the person at the terminal. */
final class Keys {
    private static final String AGENT = "agent";

    private Keys() {}

    /** Makes folder and key where there are none. */
    static SigningKey agent(Path data) throws CommandException {
        try {
            KeyStore store =
                    KeyStore.in(data.resolve(Settings.load(data).identity().folder()));
            StoredKey key = store.loadOrCreate(AGENT, KeyPurpose.AGENT, new SecureRandom());
            return SigningKey.fromSeed(key.seed());
        } catch (KeyStoreException | ConfigException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }
}
