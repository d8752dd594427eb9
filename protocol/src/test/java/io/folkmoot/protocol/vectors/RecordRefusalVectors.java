package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import java.util.List;

/** Records that a holder refuses, each for one reason; all but the chunks are variations of one valid entry. */
record RecordRefusalVectors() implements Section {
    /** The fields of a record, so that each can be wrong alone. */
    private record Fields(
            NetworkId network,
            String kind,
            Bytes key,
            PublicKey issuer,
            String name,
            long sequence,
            boolean tombstone,
            long created,
            long life,
            String body) {
        static Fields valid() {
            PublicKey alice = Cast.ALICE.publicKey();
            Bytes key = RecordKey.entry(alice, "n").bytes();
            return new Fields(Cast.NETWORK, "entry", key, alice, "n", 0, false, Cast.NOW, 30 * Cast.DAY, "{}");
        }

        Fields network(NetworkId other) {
            return new Fields(other, kind, key, issuer, name, sequence, tombstone, created, life, body);
        }

        Fields kind(String other) {
            return new Fields(network, other, key, issuer, name, sequence, tombstone, created, life, body);
        }

        Fields key(Bytes other) {
            return new Fields(network, kind, other, issuer, name, sequence, tombstone, created, life, body);
        }

        Fields named(String other) {
            Bytes otherKey = RecordKey.entry(issuer, other).bytes();
            return new Fields(network, kind, otherKey, issuer, other, sequence, tombstone, created, life, body);
        }

        Fields ended() {
            return new Fields(network, kind, key, issuer, name, 1, true, created, life, body);
        }

        Fields later() {
            return new Fields(network, kind, key, issuer, name, 1, tombstone, created, life, body);
        }

        Fields times(long otherCreated, long otherLife) {
            return new Fields(network, kind, key, issuer, name, sequence, tombstone, otherCreated, otherLife, body);
        }

        Fields body(String other) {
            return new Fields(network, kind, key, issuer, name, sequence, tombstone, created, life, other);
        }

        Signed sign() {
            return Statement.of(Purpose.RECORD, network)
                    .field(kind)
                    .field(key)
                    .field(issuer.bytes())
                    .field(name)
                    .field(sequence)
                    .field(tombstone ? 1 : 0)
                    .field(created)
                    .field(created + life)
                    .field(Bytes.utf8(body))
                    .build()
                    .sign(Cast.ALICE);
        }
    }

    @Override
    public String name() {
        return "record-refusals";
    }

    @Override
    public List<String> free() {
        // Most of these stay refused, for the same reason, when one digit changes.
        return List.of("wire");
    }

    @Override
    public void write(Lines lines) {
        Fields valid = Fields.valid();
        PublicKey alice = Cast.ALICE.publicKey();
        Bytes chunk =
                RecordKey.ofContent(Kind.CHUNK, Sha256.hash(Bytes.utf8("{}"))).bytes();
        put(lines, valid.kind("chunk").key(chunk).sign());
        put(
                lines,
                valid.kind("chunk")
                        .key(chunk)
                        .ended()
                        .times(Cast.NOW, 32 * Cast.DAY)
                        .sign());
        put(lines, valid.kind("chunk").key(chunk).later().sign());
        put(lines, valid.network(Cast.OTHER_NETWORK).sign());
        put(lines, valid.kind("rumour").sign());
        put(lines, valid.times(Cast.NOW + 120_001, Cast.DAY).sign());
        put(lines, valid.times(Cast.NOW - Cast.DAY, Cast.DAY).sign());
        put(lines, valid.times(Cast.NOW, 0).sign());
        put(lines, valid.times(Cast.NOW, 30 * Cast.DAY + 1).sign());
        put(lines, valid.ended().body("").sign());
        put(lines, valid.ended().times(Cast.NOW, 32 * Cast.DAY).sign());
        put(lines, valid.named("a\u202eb").sign());
        put(lines, valid.key(RecordKey.entry(alice, "m").bytes()).sign());
        put(lines, valid.body("[]").sign());
        put(lines, valid.body("{\"a\":1,\"a\":2}").sign());
        put(lines, new Signed(valid.sign().statement(), new Signature(Bytes.adopt(new byte[64]))));
    }

    private static void put(Lines lines, Signed signed) {
        try {
            lines.item().put("wire", signed.wire()).put("refused", refusal(signed.wire()));
        } catch (MalformedException e) {
            throw new IllegalStateException("not even a record", e);
        }
    }

    private static String refusal(Bytes wire) throws MalformedException {
        Verdict verdict = RecordVectors.VALIDATOR.validate(UnverifiedRecord.read(wire), Cast.NOW);
        return verdict instanceof Verdict.Refused refused ? refused.refusal().reason() : "valid";
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items)
            assertThat(refusal(item.bytes("wire")))
                    .isEqualTo(item.text("refused"))
                    .isNotEqualTo("valid");
    }
}
