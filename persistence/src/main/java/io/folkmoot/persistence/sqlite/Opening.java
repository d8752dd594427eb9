package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.folder.FolderException;
import io.folkmoot.persistence.folder.FolderLock;
import io.folkmoot.persistence.folder.PrivateFolder;
import io.folkmoot.persistence.records.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that happens before a store takes its first call: the lock, interrupted work, damage, older versions. */
final class Opening {
    /** Reading a file of this size through takes a tenth of a second; a larger one is checked in the background. */
    private static final long CHECKED_AT_ONCE = 32L << 20;

    private final SqliteSettings settings;
    private final StoreThreads threads;
    private final InstantSource clock;
    private final Schema schema;
    private final List<String> notices = new ArrayList<>();

    Opening(SqliteSettings settings, StoreThreads threads, InstantSource clock, Schema schema) {
        this.settings = settings;
        this.threads = threads;
        this.clock = clock;
        this.schema = schema;
    }

    Opened open() throws StoreException {
        try {
            Files files = new Files(PrivateFolder.make(settings.folder()));
            FolderLock lock = FolderLock.take(files.lock());
            boolean done = false;
            try {
                Start start = prepare(files);
                SqliteStore store = new SqliteStore(files, settings, start.size(), threads, lock, clock);
                store.begin(start);
                done = true;
                return new Opened(store, notices);
            } finally {
                if (!done) lock.close();
            }
        } catch (FolderException | SQLException | IOException e) {
            throw new StoreException("the store cannot be opened: " + e.getMessage(), e);
        }
    }

    private Start prepare(Files files) throws SQLException, IOException, FolderException, StoreException {
        finishSalvage(files);
        PrivateFolder.file(files.records());
        Optional<String> damage = damage(files);
        if (damage.isPresent()) salvage(files, damage.get());
        try (Connection connection = Dialect.writer(files.records(), settings.pageKib())) {
            new Migration(schema, files, clock).run(connection).ifPresent(notices::add);
            try (Table table = new Table(connection)) {
                Size size = new Size(table.amount("records"), table.amount("bytes"));
                return new Start(size, table.amount("checked"), clock.millis());
            }
        }
    }

    /** What is wrong with the file, as far as can be told without reading all of it. */
    private Optional<String> damage(Files files) throws IOException, SQLException {
        Path mark = files.mark();
        if (java.nio.file.Files.exists(mark))
            return Optional.of(
                    java.nio.file.Files.readString(mark, StandardCharsets.UTF_8).strip());
        if (!hasHeader(files.records())) return Optional.of("it does not begin as a SQLite file does");
        boolean thorough = java.nio.file.Files.size(files.records()) <= CHECKED_AT_ONCE;
        try (Connection connection = Dialect.writer(files.records(), settings.pageKib())) {
            Schema.versionOf(connection);
            String found = thorough ? Dialect.check(connection, false) : "";
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        } catch (SQLException e) {
            if (Dialect.problem(e) == Problem.DAMAGED) return Optional.of(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** A new file is empty, and may have a log: a crash came before its first page left it. */
    private static boolean hasHeader(Path file) throws IOException {
        byte[] header = Dialect.HEADER.getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            byte[] found = in.readNBytes(header.length);
            return found.length == 0 || java.util.Arrays.equals(found, header);
        }
    }

    private void salvage(Files files, String damage) throws SQLException, IOException, FolderException {
        Files.delete(files.unfinished());
        PrivateFolder.file(files.unfinished());
        Salvage.Report report;
        try (Connection connection = Dialect.writer(files.unfinished(), settings.pageKib())) {
            Schema.CURRENT.apply(connection, 0);
            try (Table table = new Table(connection)) {
                report = Salvage.run(files.records(), table, settings.allowance());
            }
        }
        files.move(files.unfinished(), files.ready());
        Path aside = finishSalvage(files).orElseThrow();
        notices.add(describe(files, damage, aside, report));
    }

    /** Every step can be repeated after a crash; the complete new file is what tells that it is time for them. */
    private Optional<Path> finishSalvage(Files files) throws IOException {
        if (!java.nio.file.Files.exists(files.ready())) return Optional.empty();
        Path aside = files.dated("damaged", clock.instant());
        files.move(files.records(), aside);
        java.nio.file.Files.deleteIfExists(files.mark());
        files.move(files.ready(), files.records());
        return Optional.of(aside);
    }

    private static String describe(Files files, String damage, Path aside, Salvage.Report report) {
        String lost = report.missing() == 0 && report.damagedRows() == 0
                ? "nothing is known to be lost"
                : report.missing() + " records that an index names are lost, " + report.damagedRows()
                        + " rows were read and did not match their checksum";
        String keys = report.missingKeys().stream().map(Object::toString).collect(Collectors.joining(", "));
        return files.records() + " was damaged (" + damage + "); it is set aside as " + aside + ". "
                + report.saved() + " records were saved; " + lost + (keys.isEmpty() ? "" : ", under the keys " + keys)
                + (report.missingKeys().size() < report.missing() ? " and more" : "")
                + ". Other holders bring back what they have";
    }
}
