package io.folkmoot.simulation.store;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Records to store: valid in form and signature, of a few issuers that are always the same. */
final class Samples {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));
    static final long NOW = 1_900_000_000_000L;
    static final Duration LIFE = Duration.ofHours(1);
    static final List<SigningKey> ISSUERS = issuers();
    static final SigningKey SELF = ISSUERS.getFirst();
    static final SigningKey OTHER = ISSUERS.get(1);

    private Samples() {}

    private static List<SigningKey> issuers() {
        SplittableRandom dice = new SplittableRandom(1);
        return IntStream.range(0, 4).mapToObj(i -> SigningKey.generate(dice)).toList();
    }

    /** An owned record under a key that issuer and name decide. */
    static SignedRecord note(SigningKey issuer, String name, long sequence) {
        return note(issuer, name, sequence, Bytes.utf8("version " + sequence));
    }

    static SignedRecord note(SigningKey issuer, String name, long sequence, Bytes body) {
        return RecordDraft.of(NETWORK, Kind.NOTE, NOW + sequence)
                .name(name)
                .sequence(sequence)
                .life(LIFE)
                .body(body)
                .sign(issuer);
    }

    /** An owned record under a key that anybody may write under. */
    static SignedRecord letter(TableKey box, SigningKey issuer, String name, long sequence) {
        return letter(box, issuer, name, sequence, Bytes.utf8("letter " + sequence));
    }

    static SignedRecord letter(TableKey box, SigningKey issuer, String name, long sequence, Bytes body) {
        return RecordDraft.of(NETWORK, Kind.MAILBOX, NOW + sequence)
                .under(box)
                .name(name)
                .sequence(sequence)
                .life(LIFE)
                .body(body)
                .sign(issuer);
    }

    /** A member of a set, under the same keys as letters. */
    static SignedRecord pointer(TableKey topic, SigningKey issuer, String name, long sequence) {
        return RecordDraft.of(NETWORK, Kind.DOMAIN_INDEX, NOW + sequence)
                .under(topic)
                .name(name)
                .sequence(sequence)
                .life(LIFE)
                .json("{\"entry\":\"" + name + "\"}")
                .sign(issuer);
    }

    static SignedRecord tombstone(SignedRecord of) {
        return RecordDraft.removing(of, of.created() + 1).sign(issuerOf(of));
    }

    private static SigningKey issuerOf(SignedRecord record) {
        return ISSUERS.stream()
                .filter(issuer -> issuer.publicKey().equals(record.issuer()))
                .findFirst()
                .orElseThrow();
    }

    /** Keys whose order is that of their numbers. */
    static TableKey key(int first) {
        return new TableKey((long) first << 56, 0, 0, 0);
    }

    static Bytes random(SplittableRandom dice, int length) {
        byte[] body = new byte[length];
        dice.nextBytes(body);
        return Bytes.adopt(body);
    }
}
