package io.folkmoot.gateway.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
        Path next = file.resolveSibling("port.next");
        try {
            Files.writeString(next, port + "\n", StandardCharsets.US_ASCII);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A folder that cannot be written has worse to report than this.
            return;
        }
    }
}
