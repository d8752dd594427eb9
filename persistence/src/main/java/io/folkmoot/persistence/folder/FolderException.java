package io.folkmoot.persistence.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** A folder that cannot be used; the message is for people and says which, and why. */
public final class FolderException extends Exception {
    private static final long serialVersionUID = 1L;

    FolderException(String message) {
        super(message);
    }

    FolderException(Path path, IOException cause) {
        super(path + " cannot be used: " + reason(cause), cause);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) return "access denied to this process";
        if (e instanceof FileSystemException failure && failure.getReason() != null) return failure.getReason();
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
