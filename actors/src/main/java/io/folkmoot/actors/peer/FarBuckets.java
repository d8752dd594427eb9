package io.folkmoot.actors.peer;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where to look after joining: a point in each bucket that lies beyond the closest neighbour, as of the paper (2.3). */
final class FarBuckets {
    /** Beyond the 32nd no mesh reaches whose peers have chosen their keys by chance. */
    private static final int MOST = 32;

    private FarBuckets() {}

    static List<NodeId> targets(NodeId self, NodeId closest, RandomGenerator dice) {
        List<NodeId> targets = new ArrayList<>();
        int own = Math.min(MOST, Distance.bucketIndex(self, closest));
        for (int bucket = 0; bucket < own; bucket++) targets.add(within(self, bucket, dice));
        return targets;
    }

    /** Shares so many bits with this peer, differs in the next, and is chance from there on. */
    static NodeId within(NodeId self, int bucket, RandomGenerator dice) {
        byte[] id = new byte[NodeId.LENGTH];
        dice.nextBytes(id);
        byte[] own = self.bytes().toArray();
        int whole = bucket / Byte.SIZE;
        System.arraycopy(own, 0, id, 0, whole);
        int shared = bucket % Byte.SIZE;
        int keep = (0xff << (Byte.SIZE - shared)) & 0xff;
        int flip = 0x80 >> shared;
        id[whole] = (byte) ((own[whole] & keep) | (~own[whole] & flip) | (id[whole] & ~keep & ~flip));
        return NodeId.of(Bytes.adopt(id));
    }
}
