package io.folkmoot.protocol.bytes;

/**
 * Bytes or text from outside that are not what they claim to be; the message names the field, the value and the limit.
 * It has no stack trace: strangers cause it at will, and filling one costs more than the decoding that failed.
 */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    public MalformedException(String message) {
        super(message, null, false, false);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
