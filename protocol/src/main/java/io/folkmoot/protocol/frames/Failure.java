package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import java.util.List;
import java.util.OptionalLong;

/** Why a request was refused: a code for programs, a sentence for people, when to try again, and, from a peer that is not
 * responsible, the closer ones that it knows. */
public record Failure(Reason reason, String text, OptionalLong retryAfterMillis, List<Contact> closer)
        implements Message {
    static final int MAX_TEXT = 256;

    /** The number stands on the wire; a program decides by it what to do next. */
    public enum Reason implements Coded {
        MALFORMED(1),
        UNSUPPORTED(2),
        TOO_LARGE(3),
        NOT_RESPONSIBLE(4),
        BAD_TOKEN(5),
        STALE(6),
        CONFLICT(7),
        INVALID(8),
        OVER_QUOTA(9),
        RATE_LIMITED(10),
        BUSY(11),
        UNTRUSTED(12),
        REVOKED(13),
        NO_QUORUM(14),
        CLOSED(15),
        REJECTED(16),
        STORAGE(17),
        INTERNAL(18);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    public Failure {
        closer = List.copyOf(closer);
        Require.text("text", text, MAX_TEXT);
        Require.number("retry after", retryAfterMillis);
        Require.count("contacts", closer, Contact.MAX_IN_ANSWER);
    }

    @Override
    public FrameType type() {
        return FrameType.ERROR;
    }

    @Override
    public void write(CborWriter out) {
        out.array(4).number(reason.code()).text(text);
        Optionals.write(out, retryAfterMillis);
        Contact.writeAll(out, closer);
    }

    static Failure read(CborReader in) throws MalformedException {
        in.exactly("error", 4);
        Reason reason = Coded.read("reason", Reason.values(), in);
        String text = in.text("text", MAX_TEXT);
        OptionalLong retryAfter = Optionals.number("retry after", in);
        return new Failure(reason, text, retryAfter, Contact.readAll(in));
    }
}
