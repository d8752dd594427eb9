package io.folkmoot.actors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int K = 20;
    private static final Contact SOMEBODY =
            new Contact(new PublicKey(Bytes.adopt(new byte[32])), new Address(Bytes.adopt(new byte[] {1, 2, 3, 4}), 5));

    private final SplittableRandom dice = new SplittableRandom(7);

    @Test
    void honestRegionsAreNoCrowd() {
        List<NodeId> mesh = ids(500);
        int crowds = 0;
        for (int i = 0; i < 1_000; i++) {
            NodeId target = id();
            if (isCrowd(target, closest(mesh, target), mesh)) crowds++;
        }
        assertThat(crowds).isZero();
    }

    @Test
    void twentyThatAreCloserThanAnybodyAreOne() {
        List<NodeId> mesh = ids(500);
        NodeId target = id();
        NodeId best = closest(mesh, target).getFirst();
        List<NodeId> ground = new ArrayList<>();
        while (ground.size() < K) {
            NodeId drawn = id();
            if (Distance.compare(target, drawn, best) < 0) ground.add(drawn);
        }
        assertThat(isCrowd(target, closest(ground, target), mesh)).isTrue();
    }

    @Test
    void theFewOfASmallMeshAreNone() {
        NodeId target = id();
        assertThat(isCrowd(target, List.of(target), ids(5))).isFalse();
        assertThat(isCrowd(target, closest(ids(K), target).subList(0, K - 1), ids(500)))
                .isFalse();
    }

    private boolean isCrowd(NodeId target, List<NodeId> closest, List<NodeId> mesh) {
        NodeId self = id();
        List<Located> around = closest(mesh, self).stream()
                .map(id -> new Located(id, SOMEBODY))
                .toList();
        return Crowd.is(target, closest, self, around, K);
    }

    private static List<NodeId> closest(List<NodeId> mesh, NodeId target) {
        return mesh.stream()
                .sorted((one, other) -> Distance.compare(target, one, other))
                .limit(K)
                .toList();
    }

    private List<NodeId> ids(int many) {
        List<NodeId> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) ids.add(id());
        return ids;
    }

    private NodeId id() {
        return new NodeId(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
    }
}
