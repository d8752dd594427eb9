package io.folkmoot.gateway.api;

import java.nio.file.Path;

/** Where a running peer leaves what its clients need, inside its data folder. */
public record RunFiles(Path folder) {
    public static RunFiles of(Path data) {
        return new RunFiles(data.toAbsolutePath().resolve("run"));
    }

    public Path socket() {
        return folder.resolve("api.sock");
    }

    /** Its whole content is the token, without a line feed. */
    public Path token() {
        return folder.resolve("api.token");
    }

    public Path port() {
        return folder.resolve("api.port");
    }
}
