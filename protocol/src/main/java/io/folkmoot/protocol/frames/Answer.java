package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.signing.Signed;
import java.util.List;

/** What a request yields. The first item of its array says which answer it is. */
public sealed interface Answer {
    int MAX_RECORDS = 512;
    int MAX_ASKED = 256;

    /** The closest peers known, closest first, and the token that lets the asker write here for a while. */
    record Nodes(List<Contact> contacts, Bytes token) implements Answer {
        public Nodes {
            contacts = List.copyOf(contacts);
            Require.count("contacts", contacts, Contact.MAX_IN_ANSWER);
            Require.bytesOf("token", token, Store.TOKEN);
        }

        @Override
        public int expectedSize() {
            return 64 + 56 * contacts.size();
        }

        @Override
        public void write(CborWriter out) {
            out.array(3).number(NODES);
            Contact.writeAll(out, contacts);
            out.bytes(token);
        }
    }

    /** The records held under the key, whole; an empty list denies them. {@code more} says that not all of them fitted. */
    record Values(List<Bytes> records, boolean more, List<Contact> closer, Bytes token) implements Answer {
        public Values {
            records = List.copyOf(records);
            closer = List.copyOf(closer);
            Require.blobs("records", records, MAX_RECORDS, Signed.MAX_LENGTH);
            Require.count("contacts", closer, Contact.MAX_IN_ANSWER);
            Require.bytesOf("token", token, Store.TOKEN);
        }

        @Override
        public int expectedSize() {
            return 64 + Blobs.size(records) + 56 * closer.size();
        }

        @Override
        public void write(CborWriter out) {
            out.array(5).number(VALUES);
            Blobs.write(out, records);
            out.flag(more);
            Contact.writeAll(out, closer);
            out.bytes(token);
        }
    }

    /** What is held equals the digest that the asker named. */
    record Same() implements Answer {
        @Override
        public void write(CborWriter out) {
            out.array(1).number(SAME);
        }
    }

    /** The record is on disk here; the sequence is that of the slot's winner, which an older record may not have become. */
    record Stored(long sequence) implements Answer {
        public Stored {
            Require.number("sequence", sequence, 0, Long.MAX_VALUE);
        }

        @Override
        public void write(CborWriter out) {
            out.array(2).number(STORED).number(sequence);
        }
    }

    /** Taken, with the receiver's signed word for it where the request calls for one. */
    record Accepted(Bytes statement) implements Answer {
        public Accepted {
            Require.bytes("statement", statement, Signed.MAX_LENGTH);
        }

        @Override
        public int expectedSize() {
            return 32 + statement.length();
        }

        @Override
        public void write(CborWriter out) {
            out.array(2).number(ACCEPTED).bytes(statement);
        }
    }

    /** Digests of the parts of a range, and the ids that the answerer lacks of those named. */
    record Differences(List<Bytes> digests, List<Bytes> wanted) implements Answer {
        public Differences {
            digests = List.copyOf(digests);
            wanted = List.copyOf(wanted);
            Require.ids("digests", digests, MAX_ASKED);
            Require.ids("wanted", wanted, MAX_ASKED);
        }

        @Override
        public int expectedSize() {
            return 32 + Blobs.size(digests) + Blobs.size(wanted);
        }

        @Override
        public void write(CborWriter out) {
            out.array(3).number(DIFFERENCES);
            Blobs.write(out, digests);
            Blobs.write(out, wanted);
        }
    }

    int NODES = 1;
    int VALUES = 2;
    int SAME = 3;
    int STORED = 4;
    int ACCEPTED = 5;
    int DIFFERENCES = 6;

    void write(CborWriter out);

    default int expectedSize() {
        return 32;
    }

    static Answer read(CborReader in) throws MalformedException {
        int items = in.array("answer", 5);
        int code = (int) in.number("answer", DIFFERENCES);
        Answer answer = switch (code) {
            case NODES -> new Nodes(Contact.readAll(in), token(in));
            case VALUES ->
                new Values(
                        Blobs.read("records", in, MAX_RECORDS, Signed.MAX_LENGTH),
                        in.flag("more"),
                        Contact.readAll(in),
                        token(in));
            case SAME -> new Same();
            case STORED -> new Stored(in.number("sequence", Long.MAX_VALUE));
            case ACCEPTED -> new Accepted(in.bytes("statement", Signed.MAX_LENGTH));
            case DIFFERENCES ->
                new Differences(Blobs.readIds("digests", in, MAX_ASKED), Blobs.readIds("wanted", in, MAX_ASKED));
            default -> throw new MalformedException("answer: 0 is none");
        };
        if (items != answer.items())
            throw new MalformedException("answer: " + items + " items where " + answer.items() + " are due");
        return answer;
    }

    /** Whether only requests that change nothing are answered by it. */
    default boolean answersRead() {
        return switch (this) {
            case Nodes nodes -> true;
            case Values values -> true;
            case Same same -> true;
            case Stored stored -> false;
            case Accepted accepted -> false;
            case Differences differences -> false;
        };
    }

    private int items() {
        return switch (this) {
            case Same() -> 1;
            case Stored s -> 2;
            case Accepted a -> 2;
            case Nodes n -> 3;
            case Differences d -> 3;
            case Values v -> 5;
        };
    }

    private static Bytes token(CborReader in) throws MalformedException {
        return in.bytesOf("token", Store.TOKEN);
    }
}
