package io.folkmoot.gateway.peer;

import io.folkmoot.gateway.peer.StartException.Reason;
import io.folkmoot.persistence.folder.FolderException;
import io.folkmoot.persistence.folder.FolderLock;
import io.folkmoot.persistence.folder.PrivateFolder;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Sees that one process at a time uses a data folder: its lock is in {@code run}, with what else is worth nothing once it has ended. */
public final class DataLock {
    private DataLock() {}

    static Path folder(Path data) {
        return data.resolve("run");
    }

    /** Whoever is not first learns who is. */
    static FolderLock take(Path data) throws StartException {
        try {
            return FolderLock.take(lock(PrivateFolder.make(folder(data))));
        } catch (FolderException e) {
            throw e.isTaken()
                    ? new StartException(Reason.FOLDER_IN_USE, inUse(data))
                    : new StartException(Reason.FOLDER, String.valueOf(e.getMessage()));
        }
    }

    /** The process that uses this data folder right now; what a killed one left behind does not count. */
    public static OptionalLong holder(Path data) throws FolderException {
        return FolderLock.holderOf(lock(folder(data)));
    }

    private static Path lock(Path run) {
        return run.resolve("pid");
    }

    private static String inUse(Path data) {
        String who;
        try {
            OptionalLong holder = holder(data);
            who = holder.orElse(0) == 0 ? "another process, which has just started" : "process " + holder.getAsLong();
        } catch (FolderException e) {
            who = "another process";
        }
        return "a peer runs already on " + data.toAbsolutePath().normalize() + ": " + who
                + "; folkmoot stop ends it, or --data gives this one another folder";
    }
}
