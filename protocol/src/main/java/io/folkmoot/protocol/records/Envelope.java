package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;

/** The fields of a record as its statement lists them. The kind is still a word: it may come from a newer version. */
record Envelope(
        NetworkId network,
        String kind,
        TableKey key,
        PublicKey issuer,
        String name,
        long sequence,
        boolean tombstone,
        long created,
        long expires,
        Bytes body) {
    static final int MAX_BODY = 64 * 1024;
    static final int MAX_NAME = 128;
    static final int MAX_KIND = 32;

    /** Sequences and times stay exact in JSON, whose numbers many programs hold as doubles. */
    static final long MAX_NUMBER = (1L << 53) - 1;

    static Envelope read(Statement statement) throws MalformedException {
        StatementReader in = StatementReader.open(statement);
        if (in.purpose() != Purpose.RECORD)
            throw new MalformedException("record: signed as " + in.purpose().word());
        Envelope envelope = new Envelope(
                in.network(),
                in.text("kind", MAX_KIND),
                TableKey.of(in.exactly("key", Point.LENGTH)),
                in.publicKey("issuer"),
                in.text("name", MAX_NAME),
                in.number("sequence", MAX_NUMBER),
                in.number("tombstone", 1) == 1,
                in.number("created", MAX_NUMBER),
                in.number("expires", MAX_NUMBER),
                in.bytes("body", MAX_BODY));
        in.end();
        return envelope;
    }

    Statement statement() {
        return Statement.of(Purpose.RECORD, network)
                .field(kind)
                .field(key.bytes())
                .field(issuer.bytes())
                .field(name)
                .field(sequence)
                .field(tombstone ? 1 : 0)
                .field(created)
                .field(expires)
                .field(body)
                .build();
    }

    long life() {
        return expires - created;
    }
}
