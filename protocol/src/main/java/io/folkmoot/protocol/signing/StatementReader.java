package io.folkmoot.protocol.signing;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.ByteBuffer;

/** Reads the fields of one statement in order, each within its limit; what is left over at the end is an error. */
public final class StatementReader {
    private final Purpose purpose;
    private final NetworkId network;
    private final Bytes bytes;
    private int position;

    private StatementReader(Purpose purpose, NetworkId network, Bytes bytes, int position) {
        this.purpose = purpose;
        this.network = network;
        this.bytes = bytes;
        this.position = position;
    }

    public static StatementReader open(Statement statement) throws MalformedException {
        Bytes bytes = statement.bytes();
        if (bytes.length() > Statement.MAX_LENGTH)
            throw new MalformedException("statement: " + bytes.length() + " bytes, at most " + Statement.MAX_LENGTH);
        int tagLength = bytes.isEmpty() ? 0 : bytes.at(0) & 0xff;
        int fields = 1 + tagLength + NetworkId.LENGTH;
        if (tagLength == 0 || bytes.length() < fields)
            throw new MalformedException("statement: cut short before its fields");
        Bytes tag = Bytes.copyOf(bytes.unsafeArray(), 1, tagLength);
        Purpose purpose =
                Purpose.ofTag(tag).orElseThrow(() -> new MalformedException("statement: unknown purpose tag"));
        NetworkId network = new NetworkId(Bytes.copyOf(bytes.unsafeArray(), 1 + tagLength, NetworkId.LENGTH));
        return new StatementReader(purpose, network, bytes, fields);
    }

    /** Opens a statement that must be for this purpose in this network. */
    public static StatementReader open(Statement statement, Purpose purpose, NetworkId network)
            throws MalformedException {
        StatementReader reader = open(statement);
        if (reader.purpose != purpose)
            throw new MalformedException(
                    "statement: signed as " + reader.purpose.word() + ", not as " + purpose.word());
        if (!reader.network.equals(network))
            throw new MalformedException("statement: of network " + reader.network + ", not of " + network);
        return reader;
    }

    public Purpose purpose() {
        return purpose;
    }

    public NetworkId network() {
        return network;
    }

    public boolean hasMore() {
        return position < bytes.length();
    }

    public Bytes bytes(String field, int max) throws MalformedException {
        if (bytes.length() - position < 4) throw new MalformedException(field + ": the statement ends before it");
        int length = ByteBuffer.wrap(bytes.unsafeArray()).getInt(position);
        if (length < 0 || length > max)
            throw new MalformedException(field + ": " + Integer.toUnsignedString(length) + " bytes, at most " + max);
        if (bytes.length() - position - 4 < length) throw new MalformedException(field + ": cut short");
        Bytes value = Bytes.copyOf(bytes.unsafeArray(), position + 4, length);
        position += 4 + length;
        return value;
    }

    public Bytes exactly(String field, int length) throws MalformedException {
        Bytes value = bytes(field, length);
        if (value.length() != length)
            throw new MalformedException(field + ": " + value.length() + " bytes where " + length + " are due");
        return value;
    }

    public PublicKey publicKey(String field) throws MalformedException {
        return new PublicKey(exactly(field, PublicKey.LENGTH));
    }

    public String text(String field, int max) throws MalformedException {
        return Utf8.decode(field, bytes(field, max));
    }

    /** A number that is not negative: times, sequences and counts never are. */
    public long number(String field, long max) throws MalformedException {
        long value = ByteBuffer.wrap(exactly(field, 8).unsafeArray()).getLong();
        if (value < 0 || value > max)
            throw new MalformedException(field + ": " + Long.toUnsignedString(value) + ", at most " + max);
        return value;
    }

    public void end() throws MalformedException {
        if (hasMore()) throw new MalformedException("statement: " + (bytes.length() - position) + " bytes too many");
    }
}
