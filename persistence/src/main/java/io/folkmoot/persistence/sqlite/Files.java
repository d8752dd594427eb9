package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.folder.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The names in a store's folder, and how files come by them and lose them. */
record Files(Path folder) {
    /** A scan passes over each page once, so keeping pages is of little use to it. */
    private static final int SCAN_PAGE_KIB = 64;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Path records() {
        return folder.resolve("records.db");
    }

    Path lock() {
        return folder.resolve("records.lock");
    }

    /** There when damage was met: the next start salvages. */
    Path mark() {
        return folder.resolve("records.damaged");
    }

    /** A salvaged store that is being written, worth nothing after a crash. */
    Path unfinished() {
        return folder.resolve("records-unfinished.db");
    }

    /** A salvaged store that is complete and waits for its name. */
    Path ready() {
        return folder.resolve("records-ready.db");
    }

    /** A name that is free, such as {@code records-damaged-20260131T235959123Z.db}. */
    Path dated(String what, Instant now) {
        String name = "records-" + what + "-" + STAMP.format(now);
        Path free = folder.resolve(name + ".db");
        for (int i = 2; java.nio.file.Files.exists(free); i++) free = folder.resolve(name + "-" + i + ".db");
        return free;
    }

    static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static Path logIndex(Path file) {
        return file.resolveSibling(file.getFileName() + "-shm");
    }

    /** The log goes with its file; what only speeds up reading the log is made anew. */
    void move(Path from, Path to) throws IOException {
        java.nio.file.Files.deleteIfExists(logIndex(from));
        if (java.nio.file.Files.exists(log(from))) java.nio.file.Files.move(log(from), log(to));
        if (java.nio.file.Files.exists(from)) java.nio.file.Files.move(from, to);
        PrivateFolder.sync(folder);
    }

    static void delete(Path file) throws IOException {
        java.nio.file.Files.deleteIfExists(logIndex(file));
        java.nio.file.Files.deleteIfExists(log(file));
        java.nio.file.Files.deleteIfExists(file);
    }

    /** Best effort: where nothing can be written the damage will be met again. */
    void markDamaged(String reason) {
        try {
            java.nio.file.Files.writeString(mark(), reason + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            return;
        }
    }

    long bytesFree() {
        try {
            return java.nio.file.Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    Access writer(SqliteSettings settings) {
        return new Access(() -> Dialect.writer(records(), settings.pageKib()));
    }

    Access reader(SqliteSettings settings) {
        return new Access(() -> Dialect.reader(records(), settings.pageKib()));
    }

    Access scanner() {
        return new Access(() -> Dialect.reader(records(), SCAN_PAGE_KIB));
    }
}
