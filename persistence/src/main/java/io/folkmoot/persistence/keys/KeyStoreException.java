package io.folkmoot.persistence.keys;

import io.folkmoot.persistence.folder.FileProblems;
import java.io.IOException;
import java.nio.file.Path;

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
        return new KeyStoreException(quoted(path) + " cannot be used: " + FileProblems.inWords(e), e);
    }

    /** As a POSIX shell takes it for one word, whatever is in it. */
    static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "'\\''") + "'";
    }
}
