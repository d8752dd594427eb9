package io.folkmoot.actors.records;

import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Keys, records and known peers for tests of holders. */
final class Drafts {
    static final NetworkId NETWORK = new NetworkId(Bytes.hex("07".repeat(32)));
    static final Validator VALIDATOR = new Validator(NETWORK, IssuerCheck.EVERYBODY, record -> Optional.empty());
    static final long NOW = 1_900_000_000_000L;

    private Drafts() {}

    static SigningKey key(long number) {
        return SigningKey.generate(new SplittableRandom(number));
    }

    static RecordDraft note(String name) {
        return RecordDraft.of(NETWORK, Kind.NOTE, NOW)
                .name(name)
                .life(Duration.ofHours(1))
                .body(Bytes.utf8("what " + name + " says"));
    }

    static SignedRecord note(String name, long issuer) {
        return note(name).sign(key(issuer));
    }

    static Bytes random(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }

    static NodeId randomId(RandomGenerator random) {
        return NodeId.of(random(random, NodeId.LENGTH));
    }

    static TableKey randomKey(RandomGenerator random) {
        return TableKey.of(random(random, TableKey.LENGTH));
    }

    /** Somewhere, with a key that nobody has: its place is given instead of derived. */
    static Located at(NodeId id) {
        return new Located(id, new Contact(new PublicKey(id.bytes()), new Address(Bytes.hex("c0000201"), 4000)));
    }

    /** Real places of real keys. */
    static Located peer(SigningKey key) {
        return Located.of(new Contact(key.publicKey(), new Address(Bytes.hex("c0000202"), 4000)));
    }

    static KnownPeers knowing(List<Located> peers) {
        return new KnownPeers() {
            @Override
            public List<Located> closest(Point target, int most) {
                List<Located> sorted = new ArrayList<>(peers);
                sorted.sort((a, b) -> Distance.compare(target, a.id(), b.id()));
                return sorted.subList(0, Math.min(most, sorted.size()));
            }

            @Override
            public int size() {
                return peers.size();
            }
        };
    }
}
