package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.Amid;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Where the records of each kind lie. Every key but that of a peer is derived under the tag of its kind. */
public final class RecordKey {
    private static final String TAG = "folkmoot/key/";

    private RecordKey() {}

    /** The key of a module, chunk, genesis, ballot or task whose body has this hash. */
    public static TableKey ofContent(Kind kind, Bytes bodyHash) {
        require(kind, kind.keyRule() == KeyRule.BODY, "is not found by the hash of its body");
        if (bodyHash.length() != Sha256.LENGTH)
            throw new IllegalArgumentException("a hash has " + Sha256.LENGTH + " bytes, not " + bodyHash.length());
        return derive(kind, bodyHash);
    }

    /** The key of what an issuer owns; the name counts only for kinds that an issuer may have many of. */
    public static TableKey ofOwned(Kind kind, PublicKey issuer, String name) {
        return switch (kind.keyRule()) {
            case AMID -> TableKey.ofDiscovery(Amid.of(issuer));
            case ISSUER -> derive(kind, issuer.bytes());
            case ISSUER_AND_NAME -> derive(kind, issuer.bytes(), Bytes.utf8(name));
            case BODY, TOPIC -> throw new IllegalArgumentException(kind.word() + " has no key of its issuer");
        };
    }

    public static TableKey peer(Amid agent) {
        return TableKey.ofDiscovery(agent);
    }

    public static TableKey peer(PublicKey agent) {
        return ofOwned(Kind.PEER, agent, "");
    }

    public static TableKey entry(PublicKey author, String name) {
        return ofOwned(Kind.ENTRY, author, name);
    }

    public static TableKey card(PublicKey agent, String name) {
        return ofOwned(Kind.CARD, agent, name);
    }

    public static TableKey awareness(PublicKey operator) {
        return ofOwned(Kind.AWARENESS, operator, "");
    }

    public static TableKey certificate(PublicKey operator) {
        return ofOwned(Kind.CERTIFICATE, operator, "");
    }

    public static TableKey receipt(PublicKey runner, String job) {
        return ofOwned(Kind.RECEIPT, runner, job);
    }

    public static TableKey note(PublicKey agent, String name) {
        return ofOwned(Kind.NOTE, agent, name);
    }

    public static TableKey mailbox(NodeId recipient) {
        return derive(Kind.MAILBOX, recipient.bytes());
    }

    public static TableKey domainIndex(String domain, int shard) {
        return shard(Kind.DOMAIN_INDEX, domain, shard);
    }

    public static TableKey capabilityIndex(String capability, int shard) {
        return shard(Kind.CAPABILITY_INDEX, capability, shard);
    }

    public static TableKey taskIndex(String domain, int shard) {
        return shard(Kind.TASK_INDEX, domain, shard);
    }

    /** The key of what is said about an operator: endorsements, revocations, reports, a quarantine. */
    public static TableKey ofOperator(Kind kind, PublicKey operator) {
        boolean fits = switch (kind) {
            case ENDORSEMENT, REVOCATION, REPORT, QUARANTINE -> true;
            default -> false;
        };
        require(kind, fits, "is not about an operator");
        return derive(kind, operator.bytes());
    }

    /** The key of what belongs to a ballot (commits, reveals, the tally) or to a task (the lease, the completion). */
    public static TableKey ofObject(Kind kind, Bytes objectId) {
        boolean fits = switch (kind) {
            case COMMIT, REVEAL, TALLY, LEASE, COMPLETION -> true;
            default -> false;
        };
        require(kind, fits, "belongs to no ballot or task");
        return derive(kind, objectId);
    }

    /** The only key that such a record may lie under; empty where it is that of a topic. */
    static Optional<TableKey> due(Kind kind, PublicKey issuer, String name, Bytes body) {
        return switch (kind.keyRule()) {
            case BODY -> Optional.of(ofContent(kind, Sha256.hash(body)));
            case AMID, ISSUER, ISSUER_AND_NAME -> Optional.of(ofOwned(kind, issuer, name));
            case TOPIC -> Optional.empty();
        };
    }

    private static TableKey shard(Kind kind, String topic, int shard) {
        if (shard < 0) throw new IllegalArgumentException("shard must not be negative: " + shard);
        return derive(
                kind,
                Bytes.utf8(topic),
                Bytes.adopt(ByteBuffer.allocate(4).putInt(shard).array()));
    }

    private static TableKey derive(Kind kind, Bytes... parts) {
        return TableKey.derive(TAG + kind.word(), parts);
    }

    private static void require(Kind kind, boolean fits, String otherwise) {
        if (!fits) throw new IllegalArgumentException("a record of kind " + kind.word() + " " + otherwise);
    }
}
