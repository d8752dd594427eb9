package io.folkmoot.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Which build runs, on which Java. */
record Version(String version, String commit, String java) {
    static Version running() {
        Properties built = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) throw new IllegalStateException("version.properties is missing from the archive");
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(
                built.getProperty("version", "unknown"),
                built.getProperty("commit", "unknown"),
                Runtime.version().toString());
    }

    Map<String, String> document() {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("version", version);
        document.put("commit", commit);
        document.put("java", java);
        return document;
    }
}
