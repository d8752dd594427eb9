package io.folkmoot.persistence.folder;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Folders and files that only their owner can open, as far as the file system knows owners. */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?>[] NOTHING_ASKED = {};

    private PrivateFolder() {}

    /** Makes what is missing of the path; a folder of ours that is open to others is closed to them. */
    public static Path make(Path folder) throws FolderException {
        Path absolute = folder.toAbsolutePath();
        try {
            if (knowsOwners(absolute)) makePrivate(absolute);
            else Files.createDirectories(absolute);
            return absolute.toRealPath();
        } catch (IOException e) {
            throw new FolderException(absolute, e);
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder, asked(FOLDER));
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(folder);
        Set<PosixFilePermission> proper = EnumSet.copyOf(found);
        // A folder that was made read-only stays so: somebody meant it.
        if (proper.retainAll(FOLDER)) Files.setPosixFilePermissions(folder, proper);
    }

    /** An empty file, unless there is one; private before anything is in it. */
    static void makeFile(Path file) throws IOException {
        try {
            if (knowsOwners(file)) Files.createFile(file, asked(FILE));
            else Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            closeToOthers(file);
        }
    }

    /** As {@link #makeFile}, for callers outside. */
    public static Path file(Path file) throws FolderException {
        try {
            makeFile(file);
            return file;
        } catch (IOException e) {
            throw new FolderException(file, e);
        }
    }

    private static void closeToOthers(Path file) throws IOException {
        if (!knowsOwners(file)) return;
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        Set<PosixFilePermission> proper = EnumSet.noneOf(PosixFilePermission.class);
        proper.addAll(found);
        if (proper.retainAll(FILE)) Files.setPosixFilePermissions(file, proper);
    }

    /**
     * Writes beside the file and moves that into its place: a reader finds the old content or the new, also after a power
     * cut, and nothing is written through a link. One writer at a time.
     */
    public static void replace(Path file, Bytes content) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(beside);
        try {
            write(beside, content);
            Files.move(beside, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Path fresh, Bytes content) throws IOException {
        FileAttribute<?>[] attributes = knowsOwners(fresh) ? new FileAttribute<?>[] {asked(FILE)} : NOTHING_ASKED;
        try (FileChannel channel = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), attributes)) {
            ByteBuffer rest = ByteBuffer.wrap(content.unsafeArray());
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
    }

    /** A new name in a folder survives a power cut only after this. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<Set<PosixFilePermission>> asked(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
