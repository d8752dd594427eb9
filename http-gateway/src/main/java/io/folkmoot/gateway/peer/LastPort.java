package io.folkmoot.gateway.peer;

import io.folkmoot.persistence.folder.PrivateFolder;
import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The port that a peer had last, where any free one will do: others saved its address, and find it there again after a
 * restart. Losing it costs no more than that.
 */
final class LastPort {
    private static final int MAX_PORT = 65_535;

    private final Path file;

    LastPort(Path data) {
        this.file = data.resolve("port");
    }

    /** 0 where none is known. */
    int read() {
        try {
            int port = Integer.parseInt(
                    Files.readString(file, StandardCharsets.US_ASCII).strip());
            return port > 0 && port <= MAX_PORT ? port : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    void write(int port) {
        if (port == read()) return;
        try {
            PrivateFolder.replace(file, Bytes.utf8(port + "\n"));
        } catch (IOException e) {
            // A folder that cannot be written has worse to report than this.
            return;
        }
    }
}
