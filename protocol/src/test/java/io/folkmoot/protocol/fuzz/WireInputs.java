package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.SomeMessages;
import io.folkmoot.protocol.inspect.Inspector;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.KeyRule;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
import java.util.random.RandomGenerator;

/** Frames, statements and records, and what a person is shown of them. */
final class WireInputs {
    private static final Validator RECORDS =
            new Validator(Someone.NETWORK, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING);

    private WireInputs() {}

    static Bytes frame(RandomGenerator random) {
        return new SomeMessages(random).frame().write();
    }

    static void readFrame(Bytes input) throws MalformedException {
        Frame.read(input);
    }

    static Bytes statement(RandomGenerator random) {
        Purpose[] purposes = Purpose.values();
        byte[] body = new byte[random.nextInt(200)];
        random.nextBytes(body);
        return Statement.of(purposes[random.nextInt(purposes.length)], Someone.NETWORK)
                .field(Someone.SIGNER.publicKey().bytes())
                .field("text " + random.nextInt())
                .field(random.nextLong() >>> 1)
                .field(Bytes.adopt(body))
                .build()
                .sign(Someone.SIGNER)
                .wire();
    }

    static void readStatement(Bytes input) throws MalformedException {
        StatementReader reader = StatementReader.open(Signed.parse(input).statement());
        reader.publicKey("key");
        reader.text("text", 64);
        reader.number("number", Long.MAX_VALUE);
        reader.bytes("body", 1024);
        reader.end();
    }

    static Bytes record(RandomGenerator random) {
        Kind[] kinds = Kind.values();
        Kind kind = kinds[random.nextInt(kinds.length)];
        RecordDraft draft = RecordDraft.of(Someone.NETWORK, kind, Someone.NOW)
                .name("name" + random.nextInt(9))
                .sequence(random.nextInt(9));
        if (kind.keyRule() == KeyRule.TOPIC) draft.under(RecordKey.domainIndex("go", 0));
        return draft.json("{\"text\":[" + "[".repeat(random.nextInt(3)) + random.nextInt() + "]}")
                .sign(Someone.SIGNER)
                .wire();
    }

    /** Counted as taken only where every rule is passed. */
    static void readRecord(Bytes input) throws MalformedException {
        if (RECORDS.validate(UnverifiedRecord.read(input), Someone.NOW) instanceof Verdict.Refused refused)
            throw new MalformedException(refused.toString());
    }

    static Bytes anything(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> frame(random);
            case 1 -> record(random);
            case 2 -> TrustInputs.statement(random);
            case 3 -> TrustInputs.vote(random);
            default -> statement(random);
        };
    }

    static void inspect(Bytes input) throws MalformedException {
        new Inspector(false).inspect(input);
    }
}
