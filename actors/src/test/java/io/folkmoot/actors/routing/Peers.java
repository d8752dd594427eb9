package io.folkmoot.actors.routing;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Peers of tests: keys that nobody holds, at addresses of our choice. */
final class Peers {
    static final long SECOND = 1_000_000_000L;

    private Peers() {}

    static PublicKey key(RandomGenerator random) {
        return new PublicKey(bytes(random, PublicKey.LENGTH));
    }

    static NodeId id(RandomGenerator random) {
        return NodeId.of(bytes(random, NodeId.LENGTH));
    }

    static Located anywhere(RandomGenerator random) {
        return Located.of(new Contact(key(random), new Address(bytes(random, 4), 4_000)));
    }

    /** In a network of its own, which is none of the private ones. */
    static Located number(int n) {
        return at(n, 20 + (n >> 16), n >> 8, n, 1);
    }

    /** The number decides the key, and the address is of our choice. */
    static Located at(int n, int... ip) {
        byte[] key = new byte[PublicKey.LENGTH];
        for (int i = 0; i < Integer.BYTES; i++) key[i] = (byte) (n >>> (8 * i));
        return Located.of(new Contact(new PublicKey(Bytes.adopt(key)), address(ip)));
    }

    static Address address(int... ip) {
        byte[] bytes = new byte[ip.length];
        for (int i = 0; i < ip.length; i++) bytes[i] = (byte) ip[i];
        return new Address(Bytes.adopt(bytes), 4_000);
    }

    /** The table that a peer of a network of that size has when it knows as many as fit into each bucket. */
    static TableIndex table(NodeId self, int network, int k, RandomGenerator random) {
        TreeMap<Integer, List<Located>> buckets = new TreeMap<>();
        for (int i = 0; i < network; i++) {
            Located peer = new Located(id(random), anywhere(random).contact());
            List<Located> bucket =
                    buckets.computeIfAbsent(Distance.bucketIndex(self, peer.id()), index -> new ArrayList<>());
            if (bucket.size() < k) bucket.add(peer);
        }
        TableIndex index = TableIndex.empty(self);
        for (var bucket : buckets.entrySet()) index = index.with(bucket.getKey(), bucket.getValue());
        return index;
    }

    static Bytes bytes(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
