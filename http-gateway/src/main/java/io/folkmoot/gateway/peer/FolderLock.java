package io.folkmoot.gateway.peer;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.folkmoot.gateway.peer.StartException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees that one process uses a data folder at a time. The system's lock on {@code run/lock} is what counts, so what a
 * killed process leaves behind hinders nobody; {@code run/pid} says who holds it.
 */
public final class FolderLock implements AutoCloseable {
    private static final Set<OpenOption> OPTIONS = Set.of(CREATE, WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /**
     * What this process holds. The system gives up a process's lock when the process closes any channel of that file, so
     * a file that is held here must not even be opened again.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path run;
    private final FileChannel channel;

    private FolderLock(Path run, FileChannel channel) {
        this.run = run;
        this.channel = channel;
    }

    /** Makes the folder {@code run} where there is none; whoever is not first learns who is. */
    public static FolderLock take(Path data) throws StartException {
        Path folder = folder(data);
        try {
            prepare(folder);
            Path run = folder.toRealPath();
            if (!HELD.add(run)) throw inUse(data);
            boolean taken = false;
            FileChannel channel = null;
            try {
                channel = lock(run);
                if (channel == null) throw inUse(data);
                sayWho(run);
                taken = true;
                return new FolderLock(run, channel);
            } finally {
                if (!taken) giveUp(run, channel);
            }
        } catch (IOException e) {
            throw new StartException(
                    Reason.FOLDER, "the folder " + folder + " cannot be used: " + FileProblems.inWords(e));
        }
    }

    private static void giveUp(Path run, @Nullable FileChannel channel) throws IOException {
        HELD.remove(run);
        if (channel != null) channel.close();
    }

    /** Where a running peer keeps what is gone when it is. */
    public static Path folder(Path data) {
        return data.resolve("run");
    }

    /** The process that uses this folder right now; what a killed one left behind does not count. */
    public static OptionalLong holder(Path data) throws IOException {
        return isHeld(data) ? written(data) : OptionalLong.empty();
    }

    private static boolean isHeld(Path data) throws IOException {
        try {
            Path run = folder(data).toRealPath();
            if (HELD.contains(run)) return true;
            if (!Files.exists(run.resolve("lock"), LinkOption.NOFOLLOW_LINKS)) return false;
            try (FileChannel channel = lock(run)) {
                return channel == null;
            }
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static OptionalLong written(Path data) {
        try {
            String text = Files.readString(folder(data).resolve("pid"), StandardCharsets.US_ASCII);
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Null if another process has it. */
    private static @Nullable FileChannel lock(Path run) throws IOException {
        FileChannel channel = FileChannel.open(run.resolve("lock"), OPTIONS, PRIVATE_FILE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            return locked ? channel : null;
        } finally {
            if (!locked) channel.close();
        }
    }

    private static void sayWho(Path run) throws IOException {
        Path next = run.resolve("pid.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PRIVATE_FILE);
        Files.writeString(next, ProcessHandle.current().pid() + "\n", StandardCharsets.US_ASCII);
        Files.move(next, run.resolve("pid"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static StartException inUse(Path data) {
        OptionalLong pid = written(data);
        String who = pid.isPresent() ? "process " + pid.getAsLong() : "another process that is just starting";
        return new StartException(
                Reason.FOLDER_IN_USE,
                "a peer runs already on " + data.toAbsolutePath() + ": " + who
                        + "; folkmoot stop ends it, or --data gives this one another folder");
    }

    private static void prepare(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) Files.createDirectory(folder, PRIVATE_FOLDER);
    }

    /** The next holder may come while we still say who we are; it writes its own name over ours. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(run.resolve("pid"));
        } catch (IOException e) {
            // What is left behind says a process that is gone, which nobody believes without the lock.
            return;
        } finally {
            HELD.remove(run);
        }
    }
}
