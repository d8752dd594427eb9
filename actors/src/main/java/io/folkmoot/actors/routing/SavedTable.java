package io.folkmoot.actors.routing;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The table as it is noted for the next start. Ages were measured by the monotonic clock and hold when the clock on the
 * wall jumps; only the time between the lives of the process is taken from that, and never less than nothing.
 */
public record SavedTable(long writtenAt, List<Entry> entries) {
    /** Its page in the notes. */
    public static final String PAGE = "table";

    /** Twice the table of a network of ten million; those verified last are kept. */
    static final int MOST = 1_024;

    private static final int VERSION = 1;
    private static final int MOST_BYTES = MOST * 80;
    private static final int IPV6 = 16;
    private static final int MAX_PORT = 65_535;

    public record Entry(Contact contact, long ageMillis) {}

    public SavedTable {
        entries = entries.stream()
                .sorted(Comparator.comparingLong(Entry::ageMillis))
                .limit(MOST)
                .toList();
    }

    /** How long ago the peer was verified, if it is now this time on the wall. */
    long ageMillis(Entry entry, long wallMillis) {
        long away = Math.max(0, wallMillis - writtenAt);
        return away > Long.MAX_VALUE - entry.ageMillis() ? Long.MAX_VALUE : entry.ageMillis() + away;
    }

    /** The content and its hash: a note that rotted must not send us to addresses that nobody wrote. */
    public Bytes encode() {
        CborWriter body = new CborWriter(32 + 64 * entries.size());
        body.array(3).number(VERSION).number(Math.max(0, writtenAt)).array(entries.size());
        for (Entry entry : entries)
            body.array(4)
                    .bytes(entry.contact().key().bytes())
                    .bytes(entry.contact().address().ip())
                    .number(entry.contact().address().port())
                    .number(Math.max(0, entry.ageMillis()));
        Bytes content = body.finish();
        return new CborWriter(content.length() + 48)
                .array(2)
                .bytes(content)
                .bytes(Sha256.hash(content))
                .finish();
    }

    static SavedTable decode(Bytes note) throws MalformedException {
        CborReader outer = new CborReader(note);
        outer.exactly("saved table", 2);
        Bytes content = outer.bytes("content", MOST_BYTES);
        if (!outer.bytesOf("hash", PublicKey.LENGTH).equals(Sha256.hash(content)))
            throw new MalformedException("hash: not that of the content");
        outer.end();
        CborReader in = new CborReader(content);
        in.exactly("content", 3);
        long version = in.number("version", Integer.MAX_VALUE);
        if (version != VERSION) throw new MalformedException("version: " + version + ", known is " + VERSION);
        long writtenAt = in.number("written at", Long.MAX_VALUE);
        int count = in.array("entries", MOST);
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) entries.add(entry(in));
        in.end();
        return new SavedTable(writtenAt, entries);
    }

    private static Entry entry(CborReader in) throws MalformedException {
        in.exactly("entry", 4);
        PublicKey key = PublicKey.parse(in.bytesOf("key", PublicKey.LENGTH));
        Bytes ip = in.bytes("ip", IPV6);
        int port = (int) in.number("port", MAX_PORT);
        return new Entry(new Contact(key, address(ip, port)), in.number("age", Long.MAX_VALUE));
    }

    private static Address address(Bytes ip, int port) throws MalformedException {
        try {
            return new Address(ip, port);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("address: " + e.getMessage());
        }
    }
}
