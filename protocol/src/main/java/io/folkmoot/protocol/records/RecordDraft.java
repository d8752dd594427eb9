package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Signed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an issuer wants to say until it signs. It writes whatever fits an envelope; whether the mesh will take it
 * is the {@link Validator}'s to say, with the same reasons that a holder would give.
 */
public final class RecordDraft {
    private final NetworkId network;
    private final Kind kind;
    private final long created;
    private Duration life;
    private @Nullable TableKey topic;
    private String name = "";
    private long sequence;
    private boolean tombstone;
    private Bytes body = Bytes.EMPTY;

    private RecordDraft(NetworkId network, Kind kind, long created) {
        this.network = network;
        this.kind = kind;
        this.created = created;
        this.life = kind.longestLife();
    }

    public static RecordDraft of(NetworkId network, Kind kind, long created) {
        return new RecordDraft(network, kind, created);
    }

    /** What takes this record's place: the same slot, one sequence later. */
    public static RecordDraft replacing(SignedRecord current, long created) {
        RecordDraft draft = of(current.network(), current.kind(), created);
        if (current.kind().keyRule() == KeyRule.TOPIC) draft.under(current.key());
        return draft.name(current.name()).sequence(Math.min(current.sequence() + 1, Envelope.MAX_NUMBER));
    }

    /** The tombstone of this record. It takes a new sequence, so it outranks copies that were made in haste too. */
    public static RecordDraft removing(SignedRecord current, long created) {
        RecordDraft draft = replacing(current, created);
        draft.tombstone = true;
        return draft.life(current.kind().tombstoneLife());
    }

    /** The key of the topic, for the kinds that lie under one; see {@link RecordKey}. */
    public RecordDraft under(TableKey topicKey) {
        if (kind.keyRule() != KeyRule.TOPIC)
            throw new IllegalArgumentException("a record of kind " + kind.word() + " derives its own key");
        this.topic = topicKey;
        return this;
    }

    public RecordDraft name(String chosen) {
        this.name = chosen;
        return this;
    }

    /**
     * Grows from version to version; in a set best over all of an issuer's members, so that beyond its share the newest
     * stay. A first version with sequence 0 may be forgotten as soon as it expires.
     */
    public RecordDraft sequence(long number) {
        this.sequence = number;
        return this;
    }

    public RecordDraft life(Duration duration) {
        this.life = duration;
        return this;
    }

    public RecordDraft body(Bytes content) {
        this.body = content;
        return this;
    }

    public RecordDraft json(String text) {
        return body(Bytes.utf8(text));
    }

    public SignedRecord sign(SigningKey issuer) {
        Signed signed = envelope(issuer.publicKey()).statement().sign(issuer);
        try {
            return new SignedRecord(signed, kind, Envelope.read(signed.statement()));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("a draft that nobody could read: " + e.getMessage(), e);
        }
    }

    private Envelope envelope(PublicKey issuer) {
        String finalName = kind.isNamedByBody() ? Sha256.hash(body).toHex() : name;
        return new Envelope(
                network,
                kind.word(),
                key(issuer, finalName),
                issuer,
                finalName,
                sequence,
                tombstone,
                created,
                created + life.toMillis(),
                body);
    }

    private TableKey key(PublicKey issuer, String finalName) {
        if (topic != null) return topic;
        return RecordKey.due(kind, issuer, finalName, body)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a record of kind " + kind.word() + " lies under the key of a topic: name it with under(key)"));
    }
}
