package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Where the records of each kind lie, and the parts that their keys are derived from. */
record TableKeyVectors() implements Section {
    private static final PublicKey OWNER = Cast.ALICE.publicKey();
    private static final Bytes OBJECT = Cast.repeated(0x0b);
    private static final String TOPIC = "go/concurrency";
    private static final int SHARD = 258;

    @Override
    public String name() {
        return "table-keys";
    }

    @Override
    public void write(Lines lines) {
        for (Kind kind : Kind.values()) {
            if (kind == Kind.PEER) continue;
            List<Bytes> parts = parts(kind);
            lines.item().put("kind", kind.word()).put("tag", Bytes.utf8("folkmoot/key/" + kind.word()));
            for (Bytes part : parts) lines.put("part", part);
            lines.put("key", key(kind));
        }
        lines.item().put("kind", "peer").put("public key", OWNER).put("key", key(Kind.PEER));
    }

    private static List<Bytes> parts(Kind kind) {
        return switch (kind) {
            case MODULE, CHUNK, GENESIS, BALLOT, TASK -> List.of(OBJECT);
            case ENTRY, CARD, RECEIPT, NOTE -> List.of(OWNER.bytes(), Bytes.utf8("notes"));
            case AWARENESS, CERTIFICATE, ENDORSEMENT, REVOCATION, REPORT, QUARANTINE -> List.of(OWNER.bytes());
            case MAILBOX -> List.of(Placement.of(OWNER).bytes());
            case DOMAIN_INDEX, CAPABILITY_INDEX, TASK_INDEX ->
                List.of(
                        Bytes.utf8(TOPIC),
                        Bytes.adopt(ByteBuffer.allocate(4).putInt(SHARD).array()));
            case COMMIT, REVEAL, TALLY, LEASE, COMPLETION -> List.of(OBJECT);
            case PEER -> List.of();
        };
    }

    private static TableKey key(Kind kind) {
        return switch (kind) {
            case MODULE, CHUNK, GENESIS, BALLOT, TASK -> RecordKey.ofContent(kind, OBJECT);
            case PEER, ENTRY, CARD, AWARENESS, CERTIFICATE, RECEIPT, NOTE -> RecordKey.ofOwned(kind, OWNER, "notes");
            case MAILBOX -> RecordKey.mailbox(Placement.of(OWNER));
            case DOMAIN_INDEX -> RecordKey.domainIndex(TOPIC, SHARD);
            case CAPABILITY_INDEX -> RecordKey.capabilityIndex(TOPIC, SHARD);
            case TASK_INDEX -> RecordKey.taskIndex(TOPIC, SHARD);
            case ENDORSEMENT, REVOCATION, REPORT, QUARANTINE -> RecordKey.ofOperator(kind, OWNER);
            case COMMIT, REVEAL, TALLY, LEASE, COMPLETION -> RecordKey.ofObject(kind, OBJECT);
        };
    }

    @Override
    public void check(List<Item> items) {
        assertThat(items).hasSameSizeAs(Kind.values());
        for (Item item : items) {
            Kind kind = Kind.ofWord(item.text("kind")).orElseThrow();
            Bytes derived = kind == Kind.PEER
                    ? RecordKey.peer(new PublicKey(item.bytes("public key"))).bytes()
                    : Sha256.hash(joined(item.bytes("tag"), item.allBytes("part")));
            assertThat(derived).as(kind.word()).isEqualTo(item.bytes("key"));
            assertThat(key(kind).bytes()).as(kind.word()).isEqualTo(derived);
        }
    }

    /** Written out once more, so that the document is held to its own words and not only to the code. */
    private static Bytes joined(Bytes tag, List<Bytes> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag.length());
        out.writeBytes(tag.toArray());
        for (Bytes part : parts) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(part.length()).array());
            out.writeBytes(part.toArray());
        }
        return Bytes.adopt(out.toByteArray());
    }
}
