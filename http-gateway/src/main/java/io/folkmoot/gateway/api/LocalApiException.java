package io.folkmoot.gateway.api;

/** Why the API cannot be served from this folder or on this port; the message is for the person who starts the peer. */
public final class LocalApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    public LocalApiException(String message) {
        super(message, null, false, false);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
