package io.folkmoot.gateway.bench;

import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.PublishedTable;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.keys.VerifyingKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What every packet and record costs: encoding, signatures, handshakes, sealing, distances, and who is closest. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProtocolOperations {
    private static final int PAYLOAD = 200;
    private static final int CONTACTS = 20;
    private static final int NETWORK = 10_000;
    private static final int TARGETS = 1 << 12;

    private final SplittableRandom random = new SplittableRandom(1);
    private final SigningKey signer = SigningKey.generate(random);
    private final VerifyingKey verifier = checked(signer);
    private final Bytes message = bytes(300);
    private final Signature signature = signer.sign(message);
    private final DhKeyPair initiator = pair(SigningKey.generate(random));
    private final DhKeyPair responder = pair(signer);
    private final Frame answer = answerOfTwenty();
    private final Bytes answerBytes = answer.write();
    private final Bytes payload = bytes(PAYLOAD);
    private final Session[] sessions = sessions();
    private final NodeId target = NodeId.of(bytes(32));
    private final NodeId left = NodeId.of(bytes(32));
    private final NodeId right = NodeId.of(bytes(32));
    private final KnownPeers table = tableOfTenThousand();
    private final NodeId[] targets = targets(0);
    private final NodeId[] nearby = targets(9);
    private int nextTarget;

    /** An answer of 20 contacts with IPv6 addresses. */
    @Benchmark
    public Bytes encodeContacts() {
        return answer.write();
    }

    @Benchmark
    public Frame decodeContacts() throws MalformedException {
        return Frame.read(answerBytes);
    }

    @Benchmark
    public Signature sign() {
        return signer.sign(message);
    }

    @Benchmark
    public boolean verify() {
        return verifier.verifies(signature, message);
    }

    /** The library's verification, which lets some impure signatures through. */
    @Benchmark
    public boolean verifyBare() {
        byte[] key = signer.publicKey().bytes().unsafeArray();
        byte[] text = message.unsafeArray();
        return Ed25519.verify(signature.bytes().unsafeArray(), 0, key, 0, text, 0, text.length);
    }

    @Benchmark
    public VerifyingKey gateKey() throws MalformedException {
        return signer.publicKey().check();
    }

    /** Both ends, both messages, to two sessions. */
    @Benchmark
    public Session[] handshake() throws MalformedException {
        return sessions();
    }

    /** 200 bytes, both ends. */
    @Benchmark
    public Bytes sealAndOpen() throws MalformedException {
        Session.Sealed sealed = sessions[0].seal(payload, Bytes.EMPTY);
        return sessions[1].open(sealed.counter(), sealed.ciphertext(), Bytes.EMPTY);
    }

    @Benchmark
    public int compareDistances() {
        return Distance.compare(target, left, right);
    }

    @Benchmark
    public NodeId placeKey() {
        return Placement.of(signer.publicKey());
    }

    /** In a table as of a network of ten thousand, for a target anywhere. */
    @Benchmark
    public List<Located> closestTwenty() {
        return table.closest(targets[nextTarget++ & (TARGETS - 1)], CONTACTS);
    }

    /** The same for targets in our own neighbourhood, where several buckets are needed. */
    @Benchmark
    public List<Located> closestTwentyNearby() {
        return table.closest(nearby[nextTarget++ & (TARGETS - 1)], CONTACTS);
    }

    private KnownPeers tableOfTenThousand() {
        Map<Integer, List<Located>> buckets = new TreeMap<>();
        Address address = new Address(bytes(4), 4_000);
        for (int i = 0; i < NETWORK; i++) {
            NodeId id = NodeId.of(bytes(32));
            List<Located> bucket =
                    buckets.computeIfAbsent(Distance.bucketIndex(target, id), index -> new ArrayList<>());
            if (bucket.size() < CONTACTS)
                bucket.add(new Located(id, new Contact(new PublicKey(bytes(PublicKey.LENGTH)), address)));
        }
        return PublishedTable.of(
                target, buckets.values().stream().flatMap(List::stream).toList());
    }

    /** Ids that share so many bits with us. */
    private NodeId[] targets(int shared) {
        NodeId[] ids = new NodeId[TARGETS];
        for (int i = 0; i < TARGETS; i++) {
            long mask = shared == 0 ? 0 : -1L << (Long.SIZE - shared);
            long a = (target.a() & mask) | (random.nextLong() & ~mask);
            ids[i] = new NodeId(a, random.nextLong(), random.nextLong(), random.nextLong());
        }
        return ids;
    }

    private Session[] sessions() {
        try {
            Handshake first = Handshake.initiator(Bytes.EMPTY, initiator, responder.publicKey(), random);
            Handshake second = Handshake.responder(Bytes.EMPTY, responder, random);
            second.read(first.write(Bytes.EMPTY));
            first.read(second.write(Bytes.EMPTY));
            return new Session[] {first.toSession(0), second.toSession(0)};
        } catch (MalformedException e) {
            throw new IllegalStateException("two honest ends understand each other", e);
        }
    }

    private Frame answerOfTwenty() {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++)
            contacts.add(new Contact(SigningKey.generate(random).publicKey(), new Address(bytes(16), 4_000 + i)));
        return new Frame(random.nextLong() >>> 1, new Response(new Answer.Nodes(contacts, bytes(8))));
    }

    private Bytes bytes(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return Bytes.adopt(content);
    }

    private static DhKeyPair pair(SigningKey key) {
        return new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
    }

    private static VerifyingKey checked(SigningKey key) {
        try {
            return key.publicKey().check();
        } catch (MalformedException e) {
            throw new IllegalStateException("a key of our own passes the gate", e);
        }
    }
}
