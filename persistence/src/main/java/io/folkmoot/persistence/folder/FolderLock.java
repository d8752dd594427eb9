package io.folkmoot.persistence.folder;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One holder at a time for a folder. The system's lock on a file counts, which ends with its process however that ends;
 * the process id in the file is for people.
 */
public final class FolderLock implements AutoCloseable {
    /**
     * The files locked by this process. The system forgets a process's lock on a file as soon as the process closes any
     * channel to it, so a second attempt in here must not even open it.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    /** More than any process id has. */
    private static final int MOST_DIGITS = 32;

    private static final int TRIES = 3;
    private static final long PAUSE_NANOS = 10_000_000;

    private static final String UNKNOWN = "unknown";

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static FolderLock take(Path file) throws FolderException {
        Path key = file.toAbsolutePath().normalize();
        if (!OURS.add(key))
            throw taken(key, String.valueOf(ProcessHandle.current().pid()));
        FolderLock lock = null;
        try {
            lock = lock(key);
            return lock;
        } catch (IOException e) {
            throw new FolderException(key, e);
        } finally {
            if (lock == null) OURS.remove(key);
        }
    }

    /** The process that holds it right now, 0 if it has not said yet which it is; what is left of one that is gone does not count. */
    public static OptionalLong holderOf(Path file) throws FolderException {
        Path key = file.toAbsolutePath().normalize();
        if (OURS.contains(key)) return OptionalLong.of(ProcessHandle.current().pid());
        if (!Files.exists(key)) return OptionalLong.empty();
        // To share it is enough to see whether somebody has it, and may be asked of a disk that became read-only.
        try (FileChannel channel = FileChannel.open(key, READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null ? number(holder(key)) : OptionalLong.empty();
        } catch (IOException e) {
            throw new FolderException(key, e);
        }
    }

    private static OptionalLong number(String pid) {
        return pid.equals(UNKNOWN) ? OptionalLong.of(0) : OptionalLong.of(Long.parseLong(pid));
    }

    private static FolderLock lock(Path file) throws IOException, FolderException {
        PrivateFolder.makeFile(file);
        FileChannel channel = FileChannel.open(file, READ, WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
            // Whoever only asks for the holder is in the way for less than this.
            for (int i = 0; lock == null && i < TRIES; i++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                lock = channel.tryLock();
            }
            if (lock == null) throw taken(file, holder(file));
            sign(channel);
            return new FolderLock(file, channel);
        } finally {
            if (lock == null) channel.close();
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        String pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        ByteBuffer rest = ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII));
        while (rest.hasRemaining()) channel.write(rest);
    }

    private static String holder(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_DIGITS), StandardCharsets.US_ASCII).strip();
            return text.matches("[0-9]{1,18}") ? text : UNKNOWN;
        }
    }

    private static FolderException taken(Path file, String pid) {
        return FolderException.taken(file.getParent() + " is in use by process " + pid
                + "; stop that process, or use another folder (--data DIR)");
    }

    /** The file stays: whoever deletes it lets two in, one by the old file and one by the new. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The lock goes with the process at the latest.
            return;
        } finally {
            OURS.remove(file);
        }
    }
}
