package io.folkmoot.persistence.keys;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** A key that cannot be read or kept; the message says which file, why, and where possible the command that mends it. */
public final class KeyStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    KeyStoreException(String message) {
        super(message);
    }

    private KeyStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    static KeyStoreException of(Path path, IOException e) {
        return new KeyStoreException(quoted(path) + " cannot be used: " + reason(e), e);
    }

    /** As a POSIX shell takes it for one word, whatever is in it. */
    static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "'\\''") + "'";
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) return "access denied to this process";
        if (e instanceof NoSuchFileException) return "a folder on the way to it is missing and cannot be made";
        if (e instanceof FileSystemException failure && failure.getReason() != null) return failure.getReason();
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
