package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Allowance;
import java.nio.file.Path;

/**
 * Where a store lies and what it may take: {@code recentBytes} of records kept in memory as they were last read, and
 * {@code pageKib} of the file's pages for each of its connections.
 */
public record SqliteSettings(Path folder, Allowance allowance, int recentBytes, int pageKib) {
    /** What is asked for twice is asked for within seconds; and dozens of peers may live in one process. */
    private static final int USUAL_RECENT_BYTES = 64 * 1024;

    /** Holds the upper pages of the indexes of ten million records; the system caches the rest. */
    private static final int USUAL_PAGE_KIB = 1024;

    public SqliteSettings {
        if (recentBytes < 0) throw new IllegalArgumentException(recentBytes + " bytes of recent records");
        if (pageKib < 1) throw new IllegalArgumentException(pageKib + " KiB of pages");
    }

    public static SqliteSettings of(Path folder, Allowance allowance) {
        return new SqliteSettings(folder, allowance, USUAL_RECENT_BYTES, USUAL_PAGE_KIB);
    }
}
