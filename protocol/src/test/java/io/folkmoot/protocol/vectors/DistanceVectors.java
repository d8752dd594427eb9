package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.RecordKey;
import java.util.List;

/** How far apart points lie, and which bucket a peer belongs in. */
record DistanceVectors() implements Section {
    @Override
    public String name() {
        return "distance";
    }

    @Override
    public void write(Lines lines) {
        NodeId zero = NodeId.of(Cast.repeated(0));
        putPair(lines, NodeId.of(Cast.repeated(0xff)), NodeId.of(Cast.repeated(0x0f)));
        putPair(lines, zero, changed("80" + "00".repeat(31)));
        putPair(lines, zero, changed("00".repeat(31) + "01"));
        putPair(lines, zero, changed("00".repeat(8) + "40" + "00".repeat(23)));
        putPair(lines, Placement.of(Cast.ALICE.publicKey()), Placement.of(Cast.BOB.publicKey()));

        TableKey target = RecordKey.peer(Cast.CAROL.publicKey());
        NodeId alice = Placement.of(Cast.ALICE.publicKey());
        NodeId bob = Placement.of(Cast.BOB.publicKey());
        boolean aliceFirst = Distance.compare(target, alice, bob) < 0;
        lines.item()
                .put("target", target)
                .put("closer", aliceFirst ? alice : bob)
                .put("farther", aliceFirst ? bob : alice);
    }

    private static NodeId changed(String hex) {
        return NodeId.of(Bytes.hex(hex));
    }

    private static void putPair(Lines lines, NodeId left, NodeId right) {
        lines.item()
                .put("left", left)
                .put("right", right)
                .put("xor", Distance.xor(left, right))
                .put("bucket", Distance.bucketIndex(left, right));
    }

    @Override
    public List<String> free() {
        // One digit seldom turns the order of two random points.
        return List.of("target", "closer", "farther");
    }

    @Override
    public void check(List<Item> items) {
        for (Item item : items) {
            if (item.has("target")) {
                TableKey target = TableKey.of(item.bytes("target"));
                NodeId closer = NodeId.of(item.bytes("closer"));
                NodeId farther = NodeId.of(item.bytes("farther"));
                assertThat(Distance.compare(target, closer, farther)).isNegative();
                assertThat(Distance.compare(target, farther, closer)).isPositive();
                continue;
            }
            NodeId left = NodeId.of(item.bytes("left"));
            NodeId right = NodeId.of(item.bytes("right"));
            assertThat(Distance.xor(left, right).bytes()).isEqualTo(item.bytes("xor"));
            assertThat(Distance.bucketIndex(left, right)).isEqualTo((int) item.number("bucket"));
            assertThat(Distance.bucketIndex(right, left)).isEqualTo((int) item.number("bucket"));
        }
    }
}
