package io.folkmoot.gateway.peer;

/** A peer that cannot start, for a reason that the person who starts it can act on. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private final String message;

    StartException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.message = message;
    }

    /** What stands in the way. */
    public enum Reason {
        /** Another process has this data folder. */
        FOLDER_IN_USE,
        /** The data folder cannot be used as it is. */
        FOLDER,
        /** The UDP port or the address cannot be had. */
        PORT,
        /** The records cannot be opened. */
        STORE,
        /** The door for local programs cannot be opened. */
        API
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
