package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;
import java.util.SplittableRandom;

/** Issuers and what they sign, for tests of the store. */
final class Mesh {
    static final long NOW = 1_700_000_000_000L;
    static final NetworkId NETWORK = new NetworkId(Bytes.hex("11".repeat(32)));
    static final SigningKey SELF = SigningKey.generate(new SplittableRandom(1));
    static final SigningKey OTHER = SigningKey.generate(new SplittableRandom(2));

    private Mesh() {}

    static SignedRecord note(SigningKey issuer, String name, long sequence, int bytes) {
        byte[] body = new byte[bytes];
        new SplittableRandom(name.hashCode() + sequence).nextBytes(body);
        return RecordDraft.of(NETWORK, Kind.NOTE, NOW)
                .name(name)
                .sequence(sequence)
                .life(Duration.ofDays(1))
                .body(Bytes.adopt(body))
                .sign(issuer);
    }

    static SignedRecord pointer(SigningKey issuer, TableKey topic, String name) {
        return RecordDraft.of(NETWORK, Kind.DOMAIN_INDEX, NOW)
                .under(topic)
                .name(name)
                .sequence(1)
                .json("{}")
                .sign(issuer);
    }

    /** Takes whatever the order of the slot lets in, and answers how many are held then. */
    static Rule<Integer> merging(SignedRecord record) {
        return held -> {
            var next = held.with(record);
            return new Step<>(next, next.members().size());
        };
    }
}
