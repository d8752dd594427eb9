package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.simulation.network.Tap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody has recorded everything that two peers said, and plays it back. */
class ReplayTest extends Neighbourly {
    private static final Address EVES = new Address(Bytes.adopt(new byte[] {10, 0, 0, 66}), 4000);

    private final Wire eve = network.open(EVES);
    private final List<byte[]> toEve = new ArrayList<>();
    private List<Tap.Passing> recorded = List.of();

    @BeforeEach
    void record() {
        eve.listen((from, packet) -> toEve.add(packet));
        ann.ask(bob, new FindNode(new NodeId(1, 2, 3, 4), 20), 1, SECOND);
        world.runFor(SECOND);
        ann.ask(bob, new Send(Bytes.utf8("once")), 2, SECOND);
        bob.ask(ann, new Send(Bytes.adopt(new byte[5_000])), 3, SECOND);
        ann.ask(bob, new Ping(), 4, SECOND);
        world.runFor(SECOND);
        assertThat(ann.replies).hasSize(3);
        assertThat(bob.replies).hasSize(1);
        recorded = List.copyOf(passed);
        assertThat(recorded).hasSizeGreaterThan(15);
        passed.clear();
    }

    /** Plays everything to one address from Eve's own; returns the bytes that she got back for each byte. */
    private double playTo(Address victim) {
        toEve.clear();
        long played = 0;
        for (Tap.Passing packet : recorded) {
            eve.send(new Direct(victim), packet.packet().toArray());
            played += packet.packet().length();
        }
        world.runFor(Duration.ofSeconds(30));
        return toEve.stream().mapToLong(packet -> packet.length).sum() / (double) played;
    }

    private void assertNothingWasDoneTwice() {
        assertThat(bob.acted)
                .hasSize(1)
                .allSatisfy((body, times) -> assertThat(times).isEqualTo(1));
        assertThat(ann.acted)
                .hasSize(1)
                .allSatisfy((body, times) -> assertThat(times).isEqualTo(1));
        assertThat(ann.replies).hasSize(3);
        assertThat(bob.replies).hasSize(1);
    }

    private static long asked(Villager villager) {
        return villager.inbound.stream().filter(Inbound.Asked.class::isInstance).count();
    }

    @Test
    void toTheSamePeersItHasNoEffect() {
        long asked = asked(bob);
        int events = bob.events.size();
        assertThat(playTo(bob.address)).isLessThanOrEqualTo(1);
        assertThat(playTo(ann.address)).isLessThanOrEqualTo(1);
        assertNothingWasDoneTwice();
        assertThat(asked(bob)).isBetween(asked, asked + 1);
        assertThat(bob.events).hasSize(events);
        assertThat(bob.status().links())
                .singleElement()
                .satisfies(view -> assertThat(view.path()).isEqualTo(new Direct(ann.address)));
        ann.ask(bob, new Send(Bytes.utf8("after")), 9, SECOND);
        assertThat(during(SECOND)).containsExactly(PacketType.TRANSPORT, PacketType.TRANSPORT);
        assertThat(ann.replies).hasSize(4);
    }

    @Test
    void toAnotherPeerItHasNoEffect() {
        Villager cat = new Villager(world, network, "cat", 3);
        assertThat(playTo(cat.address)).isLessThanOrEqualTo(1);
        assertThat(cat.inbound).isEmpty();
        assertThat(cat.events).isEmpty();
        assertThat(cat.status().links()).isEmpty();
        assertThat(toEve).allSatisfy(packet -> assertThat(PacketType.of(packet)).isEqualTo(PacketType.RESET));
    }

    @Test
    void toARestartedPeerItCostsOneHalfOpenSlotAndOneAnswer() {
        bob.crash();
        bob.start();
        bob.inbound.clear();
        bob.events.clear();
        assertThat(playTo(bob.address)).isLessThanOrEqualTo(1);
        assertThat(playTo(bob.address)).isLessThanOrEqualTo(1);
        assertNothingWasDoneTwice();
        assertThat(bob.events).isEmpty();
        assertThat(bob.status().links()).isEmpty();
        // The first packet carries a read, which the new life cannot know to be an old one.
        assertThat(bob.inbound)
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(message -> assertThat(message instanceof Inbound.Asked asked && asked.early())
                        .isTrue());
    }
}
