package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Signed;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Keys, records with real signatures, and records with none for tests that make them by the hundred thousand. */
final class Samples {
    static final NetworkId NETWORK = new NetworkId(Bytes.hex("07".repeat(32)));
    static final NetworkId OTHER_NETWORK = new NetworkId(Bytes.hex("08".repeat(32)));
    static final long NOW = 1_800_000_000_000L;
    static final TableKey TOPIC = RecordKey.domainIndex("go/concurrency", 0);
    static final Validator VALIDATOR =
            new Validator(NETWORK, IssuerCheck.EVERYBODY, record -> java.util.Optional.empty());

    private Samples() {}

    static SigningKey key(long number) {
        return SigningKey.generate(new SplittableRandom(number));
    }

    /** Whatever the kind asks for, so that the rules have nothing to say against it. */
    static RecordDraft valid(Kind kind) {
        RecordDraft draft = RecordDraft.of(NETWORK, kind, NOW).json("{\"kind\":\"" + kind.word() + "\"}");
        if (kind.keyRule() == KeyRule.TOPIC) draft.under(TOPIC);
        return kind.isNameless() ? draft : draft.name("first");
    }

    static Envelope random(Kind kind, PublicKey issuer, RandomGenerator random) {
        long created = NOW + random.nextInt(5);
        return new Envelope(
                NETWORK,
                kind.word(),
                TOPIC,
                issuer,
                "n" + random.nextInt(6),
                random.nextInt(4),
                random.nextInt(3) == 0,
                created,
                created + 1 + random.nextInt(10),
                Bytes.utf8("b" + random.nextInt(3)));
    }

    static SignedRecord unsigned(Envelope envelope, RandomGenerator random) {
        return new SignedRecord(
                new Signed(envelope.statement(), new Signature(bytes(random, Signature.LENGTH))),
                Kind.ofWord(envelope.kind()).orElseThrow(),
                envelope);
    }

    static PublicKey anyIssuer(RandomGenerator random) {
        return new PublicKey(bytes(random, PublicKey.LENGTH));
    }

    static Bytes bytes(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
