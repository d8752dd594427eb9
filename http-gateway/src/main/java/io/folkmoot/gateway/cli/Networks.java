package io.folkmoot.gateway.cli;

import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.folder.FileProblems;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.trust.Genesis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which network a data folder belongs to. */
final class Networks {
    private static final int MAX_FILE = 64 * 1024;

    private Networks() {}

    /** The network of the settings; the open one where they name none. */
    static Genesis ofFolder(Path data) throws CommandException {
        try {
            return of(Settings.load(data), data);
        } catch (ConfigException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }

    static Genesis of(Settings settings, Path data) throws CommandException {
        try {
            Optional<Path> file = settings.network().genesis();
            return file.isEmpty() ? Genesis.open("open") : read(data.resolve(file.get()));
        } catch (MalformedException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }

    /** Its name, and enough of its id to tell two of one name apart. */
    static String inWords(Genesis network) {
        return network.name() + " (" + network.networkId().toHex().substring(0, 8) + "…)";
    }

    static Genesis read(Path file) throws CommandException {
        try {
            return Genesis.parseJson(content(file));
        } catch (MalformedException e) {
            throw CommandException.wrongInput(file + " is no genesis file: " + e.getMessage());
        }
    }

    static Bytes content(Path file) throws CommandException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_FILE + 1);
            if (content.length <= MAX_FILE) return Bytes.adopt(content);
            throw CommandException.wrongInput(file + " is larger than " + MAX_FILE + " bytes");
        } catch (IOException e) {
            throw CommandException.wrongInput(file + " cannot be read: " + FileProblems.inWords(e));
        }
    }
}
