package io.folkmoot.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** Why the API did not give what was asked of it; the message is for people, the reason and the problem for programs. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a command makes an exit code of. */
    public enum Why {
        /** Nobody runs here: no socket, no port, or nobody behind them. Exit code 3. */
        NO_PEER,
        /** Somebody answers who is not the peer of this token: another program on its port, or another peer. Exit code 3. */
        IMPOSTOR,
        /** The address, the token file or the token is not right. Exit code 2. */
        USAGE,
        /** The peer was reached and gave no answer in time, or said that the network did not. Exit code 4. */
        TIMEOUT,
        /** The peer said no, or that the request is wrong (400 and others): see status and problem. */
        REFUSED,
        /** The answer is none that this version understands. Exit code 70. */
        GARBLED
    }

    private final Why why;
    private final String message;
    private final int status;
    private final transient JsonNode problem;

    public ApiException(Why why, String message) {
        this(why, message, 0, NullNode.getInstance());
    }

    public ApiException(Why why, String message, int status, JsonNode problem) {
        super(message, null, false, false);
        this.why = why;
        this.message = message;
        this.status = status;
        this.problem = problem;
    }

    public Why why() {
        return why;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** The HTTP status of a refusal, else 0. */
    public int status() {
        return status;
    }

    /** The problem document of a refusal, else null. */
    public JsonNode problem() {
        return problem;
    }
}
