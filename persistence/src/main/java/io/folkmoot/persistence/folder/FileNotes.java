package io.folkmoot.persistence.folder;

import io.folkmoot.persistence.records.Notes;
import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Notes as small files {@code NAME.note} of one folder. A note takes the place of the old one in one step, so that a
 * reader finds the one or the other.
 */
public final class FileNotes implements Notes {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Far more than any note needs; a larger one is a mistake of ours. */
    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;
    private final Executor thread;
    private final AtomicLong failures = new AtomicLong();

    /** The last content of each name that waits to be written. There are as many names as callers know. */
    private final Map<String, Bytes> waiting = new LinkedHashMap<>();

    private FileNotes(Path folder, Executor thread) {
        this.folder = folder;
        this.thread = thread;
    }

    /** The executor must run one thing at a time; once it has closed, nothing is written and nothing found. */
    public static FileNotes in(Path folder, Executor thread) throws FolderException {
        return new FileNotes(PrivateFolder.make(folder), thread);
    }

    @Override
    public void read(String name, Consumer<Optional<Bytes>> done) {
        Path file = file(name);
        try {
            thread.execute(() -> done.accept(find(name, file)));
        } catch (RejectedExecutionException e) {
            done.accept(Optional.empty());
        }
    }

    private Optional<Bytes> find(String name, Path file) {
        synchronized (waiting) {
            Bytes unwritten = waiting.get(name);
            if (unwritten != null) return Optional.of(unwritten);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            return content.length > MOST_BYTES ? Optional.empty() : Optional.of(Bytes.adopt(content));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String name, Bytes content) {
        Path file = file(name);
        if (content.length() > MOST_BYTES)
            throw new IllegalArgumentException(
                    "note " + name + ": " + content.length() + " bytes, at most " + MOST_BYTES);
        synchronized (waiting) {
            // Whoever put the first one there has also asked for a turn.
            if (waiting.put(name, content) != null) return;
        }
        try {
            thread.execute(() -> flush(name, file));
        } catch (RejectedExecutionException e) {
            failures.incrementAndGet();
        }
    }

    private void flush(String name, Path file) {
        Bytes content;
        synchronized (waiting) {
            content = waiting.remove(name);
        }
        if (content == null) return;
        try {
            PrivateFolder.replace(file, content);
        } catch (IOException e) {
            failures.incrementAndGet();
        }
    }

    /** Notes that could not be written; the ones before them stay. */
    public long failures() {
        return failures.get();
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name for a note: " + name);
        return folder.resolve(name + ".note");
    }
}
