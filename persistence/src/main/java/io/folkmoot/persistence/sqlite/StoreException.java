package io.folkmoot.persistence.sqlite;

/** A store that cannot be opened; the message is for people and says which file, why, and what to do. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
