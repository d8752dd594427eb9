package io.folkmoot.persistence.keys;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.folkmoot.persistence.folder.PrivateFolder;
import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes folders and files that are private from their first moment and whole or absent after a crash. */
final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** Makes what is missing of the path; what exists is left as it is. */
    static void makeFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || parent == null) return;
        if (!Files.exists(parent)) makeFolder(parent);
        try {
            Files.createDirectory(folder, asked(FOLDER));
            // The umask may have taken bits away, but never adds any.
            Files.setPosixFilePermissions(folder, FOLDER);
            syncParent(parent);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its folder is checked like any other.
            return;
        }
    }

    /**
     * Puts a new file in its place in one step, unless there is one: a hard link is the rename that never replaces.
     * A crash leaves at most a temporary file that nobody reads.
     */
    static void place(Path target, Bytes content, Guard guard) throws IOException, KeyStoreException {
        Path folder = folderOf(target);
        Path temporary = Files.createTempFile(folder, "." + target.getFileName() + ".", ".tmp", asked(FILE));
        try {
            Files.setPosixFilePermissions(temporary, FILE);
            guard.checkFile(temporary);
            write(temporary, content);
            link(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Not one byte more than the limit is read, plus one that tells a longer file. */
    static Bytes read(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file, READ, LinkOption.NOFOLLOW_LINKS)) {
            return Bytes.adopt(in.readNBytes(limit + 1));
        }
    }

    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IllegalArgumentException(file + " is in no folder");
        return folder;
    }

    private static void write(Path file, Bytes content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer rest = ByteBuffer.wrap(content.unsafeArray());
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
    }

    private static void link(Path target, Path existing) throws IOException {
        try {
            Files.createLink(target, existing);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key is the one that everybody uses.
            return;
        }
    }

    /** One may be allowed to write in a folder without being allowed to read it, and reading is what a sync needs. */
    private static void syncParent(Path parent) throws IOException {
        try {
            PrivateFolder.sync(parent);
        } catch (AccessDeniedException e) {
            return;
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> asked(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
