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
    private Keys() {}

    /** Makes folder and key where there are none. */
    static SigningKey agent(Path data) throws CommandException {
        return key(data, "agent", KeyPurpose.AGENT);
    }

    static SigningKey operator(Path data) throws CommandException {
        return key(data, "operator", KeyPurpose.OPERATOR);
    }

    static Path folder(Path data) throws CommandException {
        try {
            return data.resolve(Settings.load(data).identity().folder());
        } catch (ConfigException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }

    private static SigningKey key(Path data, String name, KeyPurpose purpose) throws CommandException {
        try {
            StoredKey key = KeyStore.in(folder(data)).loadOrCreate(name, purpose, new SecureRandom());
            return SigningKey.fromSeed(key.seed());
        } catch (KeyStoreException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }
}
