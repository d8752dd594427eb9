package io.folkmoot.persistence.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A folder that cannot be used; the message is for people and says which, and why. */
public final class FolderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean taken;

    private FolderException(String message) {
        super(message);
        this.taken = true;
    }

    FolderException(Path path, IOException cause) {
        super(path + " cannot be used: " + FileProblems.inWords(cause), cause);
        this.taken = false;
    }

    static FolderException taken(String message) {
        return new FolderException(message);
    }

    /** Whether it is another holder that stands in the way. */
    public boolean isTaken() {
        return taken;
    }
}
