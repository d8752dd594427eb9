package io.folkmoot.persistence.keys;

import static io.folkmoot.persistence.keys.KeyStoreException.quoted;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides whether a path is ours alone: no link, our user's, and closed to everyone else. What is inside a folder that
 * passes cannot be changed by others between this check and its use; the folder itself could be exchanged by who may write
 * in the one above, which is the user's home or what the user chose instead.
 */
record Guard(LongSupplier ourUser) {
    private static final int FOLDER = 0700;
    private static final int FILE = 0600;

    static Guard ofProcess() {
        return new Guard(() -> new UnixSystem().getUid());
    }

    /**
     * Without POSIX permissions nothing here could keep a key from other users, and a warning would be read by nobody:
     * it is refused.
     */
    void checkFileSystem(Path folder) throws KeyStoreException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) throw withoutPermissions(folder);
    }

    void checkFolder(Path folder, boolean toWrite) throws KeyStoreException {
        Map<String, Object> attributes = attributes(folder, "key folder ");
        if (!Boolean.TRUE.equals(attributes.get("isDirectory")))
            throw new KeyStoreException(quoted(folder) + " is not a folder");
        checkOwner(folder, attributes);
        checkMode(folder, attributes, FOLDER, toWrite ? 0700 : 0500);
    }

    void checkFile(Path file) throws KeyStoreException {
        Map<String, Object> attributes = attributes(file, "key file ");
        if (!Boolean.TRUE.equals(attributes.get("isRegularFile")))
            throw new KeyStoreException(quoted(file) + " is not a regular file");
        checkOwner(file, attributes);
        checkMode(file, attributes, FILE, 0400);
    }

    static KeyStoreException withoutPermissions(Path path) {
        return new KeyStoreException(
                "the file system of " + quoted(path)
                        + " keeps no POSIX permissions, so that others could read the key; use another data folder (--data DIR)");
    }

    private static Map<String, Object> attributes(Path path, String noun) throws KeyStoreException {
        Map<String, Object> attributes;
        try {
            attributes = Files.readAttributes(
                    path, "unix:mode,uid,isSymbolicLink,isDirectory,isRegularFile", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new KeyStoreException(noun + quoted(path) + " does not exist");
        } catch (IOException e) {
            throw KeyStoreException.of(path, e);
        }
        if (Boolean.TRUE.equals(attributes.get("isSymbolicLink")))
            throw new KeyStoreException(quoted(path) + " is a symbolic link; keys are read only where they are");
        return attributes;
    }

    private void checkOwner(Path path, Map<String, Object> attributes) throws KeyStoreException {
        long owner = number(attributes, "uid");
        long us = ourUser.getAsLong();
        if (owner == us) return;
        throw new KeyStoreException(quoted(path) + " belongs to user " + owner + ", and this process runs as user " + us
                + "; run it as that user, or give it away with: chown " + us + " " + quoted(path));
    }

    private static void checkMode(Path path, Map<String, Object> attributes, int proper, int needed)
            throws KeyStoreException {
        int mode = (int) number(attributes, "mode") & 0777;
        if ((mode & ~proper) == 0 && (mode & needed) == needed) return;
        String fault = (mode & ~proper) == 0 ? "locks this process out" : "is open to others";
        throw new KeyStoreException(quoted(path) + " has mode " + octal(mode) + ", which " + fault
                + "; mend it with: chmod " + Integer.toOctalString(proper) + " " + quoted(path));
    }

    private static long number(Map<String, Object> attributes, String name) {
        if (attributes.get(name) instanceof Number number) return number.longValue();
        throw new IllegalStateException("the platform gives no number for " + name);
    }

    private static String octal(int mode) {
        return String.format(Locale.ROOT, "%04o", mode);
    }
}
