package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.door.Drop;
import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.Hello;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.Delay;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Handshakes under load, through loss, with the wrong people, and at their limits. */
class HandshakeTest extends Neighbourly {
    private static final Duration LONG = Duration.ofSeconds(5);
    /** What a local network may ask for at once, see the settings of the door. */
    private static final int LOCAL_BURST = 4_000;

    private List<PacketType> between(Villager a, Villager b) {
        return passed.stream()
                .filter(p -> (p.from().equals(a.address) && p.to().equals(b.address))
                        || (p.from().equals(b.address) && p.to().equals(a.address)))
                .map(Neighbourly::type)
                .toList();
    }

    @Test
    void whoseNetworkIsFloodedProvesItsAddressAndIsAnswered() {
        Rogue flooder = new Rogue(world, network, "flooder", 3);
        // Each of her packets comes just after a flood, when nothing of the allowance has come back.
        network.conditions(ann.address, bob.address, Conditions.after(Delay.fixed(Duration.ofNanos(10_100_000))));
        for (int i = 0; i < LOCAL_BURST; i++) flooder.send(bob.address, new Hello(i).write());
        ann.ask(bob, Questions.findNode(), 1, LONG);
        world.runFor(Duration.ofNanos(20_100_000));
        for (int i = 0; i < LOCAL_BURST; i++) flooder.send(bob.address, new Hello(i).write());
        world.runFor(SECOND);
        assertThat(between(ann, bob))
                .containsExactly(PacketType.INIT, PacketType.COOKIE, PacketType.INIT, PacketType.RESPONSE);
        assertThat(bob.status().dropsAtTheDoor()).containsEntry(Drop.COOKIE_DUE, 1L);
        assertThat(ann.replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.roundTrip())
                                .isEqualTo(Duration.ofNanos(40_200_000).toNanos()));
    }

    @Test
    void aCookieOfSomebodyElsesDoesNotHelp() {
        Rogue flooder = new Rogue(world, network, "flooder", 3);
        Rogue thief = new Rogue(world, network, "thief", 4);
        flooder.send(bob.address, new Hello(1).write());
        world.runFor(SECOND);
        byte[] init = thief.init(bob, new Ping());
        System.arraycopy(flooder.got.getFirst(), 41, init, 9, 16);
        for (int i = 0; i < LOCAL_BURST; i++) flooder.send(bob.address, new Hello(i).write());
        thief.send(bob.address, init);
        world.runFor(SECOND);
        assertThat(thief.got)
                .hasSize(1)
                .allSatisfy(packet -> assertThat(PacketType.of(packet)).isEqualTo(PacketType.COOKIE));
    }

    @Test
    void whoNeverHasEnoughCookiesIsGivenUp() {
        Rogue glutton = new Rogue(world, network, "glutton", 3);
        List<byte[]> inits = new ArrayList<>();
        network.tap(p -> {
            if (!p.to().equals(glutton.address)) return;
            inits.add(p.packet().toArray());
            byte[] cookie = new CookieChallenge(
                            ByteBuffer.wrap(p.packet().toArray()).getLong(1),
                            Bytes.hex(String.valueOf(inits.size() % 10).repeat(32)))
                    .write();
            glutton.send(ann.address, cookie);
        });
        ann.ask(glutton.contact(), new Ping(), 1, LONG);
        world.runFor(Duration.ofMillis(200));
        assertThat(inits).as("once for the asker, once for the cookie").hasSize(2);
        world.runFor(Duration.ofSeconds(20));
        assertThat(inits.size())
                .as("each at its pace, and once more for a cookie")
                .isBetween(8, 24);
        assertThat(inits.size() % 2).isZero();
        assertThat(ann.replies).containsExactly(new Unanswered(1, glutton.key.publicKey(), Why.NO_SESSION));
        assertThat(ann.status().links()).isEmpty();
    }

    @Test
    void aPeerOfAnotherNetworkHearsNothing() {
        Rogue foreigner = new Rogue(world, network, "foreigner", 3);
        var elsewhere = new NetworkId(Bytes.hex("01".repeat(32)));
        foreigner.send(bob.address, foreigner.init(bob.id(), elsewhere, Bytes.EMPTY));
        world.runFor(LONG);
        assertThat(foreigner.got).isEmpty();
        assertThat(bob.status().counts())
                .containsEntry(Count.DROPPED_BAD_HANDSHAKE, 1L)
                .containsEntry(Count.HANDSHAKES_ANSWERED, 0L);
    }

    @Test
    void whoIntroducesItselfByAKeyThatIsNotItsOwnHearsNothing() {
        Rogue liar = new Rogue(world, network, "liar", 3);
        liar.introducedAs = ann.id();
        liar.send(bob.address, liar.init(bob, new Ping()));
        world.runFor(LONG);
        assertThat(liar.got).isEmpty();
        assertThat(bob.count(Count.DROPPED_BAD_HANDSHAKE)).isEqualTo(1);
    }

    @Test
    void aLostFirstPacketGoesAgain() {
        network.cut(ann.address, bob.address);
        ann.ask(bob, Questions.findNode(), 1, LONG);
        world.runFor(Duration.ofMillis(100));
        network.mend(ann.address, bob.address);
        world.runFor(SECOND);
        assertThat(types()).containsExactly(PacketType.INIT, PacketType.INIT, PacketType.RESPONSE);
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
    }

    @Test
    void aLostAnswerIsRepeatedAndItsRequestIsNotAskedAgain() {
        network.cut(bob.address, ann.address);
        ann.ask(bob, Questions.findNode(), 1, LONG);
        world.runFor(Duration.ofMillis(100));
        network.mend(bob.address, ann.address);
        world.runFor(SECOND);
        assertThat(types()).containsExactly(PacketType.INIT, PacketType.RESPONSE, PacketType.INIT, PacketType.RESPONSE);
        assertThat(passed.get(1).packet()).isEqualTo(passed.get(3).packet());
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
        assertThat(bob.inbound).hasSize(1);
        assertThat(bob.count(Count.HANDSHAKES_ANSWERED)).isEqualTo(1);
    }

    @Test
    void ofTwoAddressesThatAreKnownOneIsEnough() {
        var dead = new Contact(bob.id(), Villager.at(99));
        ann.ask(dead, Questions.findNode(), 1, LONG);
        world.runFor(Duration.ofMillis(100));
        ann.ask(bob, Questions.findNode(), 2, LONG);
        world.runFor(SECOND);
        assertThat(ann.replies).hasSize(2).allMatch(reply -> reply instanceof Answered);
        assertThat(ann.status().links())
                .singleElement()
                .satisfies(view -> assertThat(view.path()).isEqualTo(new Direct(bob.address)));
    }

    @Test
    void aDeadlineBeforeAnyAnswerIsKeptAndWhatComesLaterIsDropped() {
        network.conditions(Conditions.after(Delay.fixed(Duration.ofMillis(200))));
        ann.ask(bob, new Ping(), 1, Duration.ofMillis(100));
        world.runFor(Duration.ofMillis(100));
        assertThat(ann.replies).containsExactly(new Unanswered(1, bob.id(), Why.NO_SESSION));
        world.runFor(Duration.ofMinutes(2));
        assertThat(ann.replies).hasSize(1);
        assertThat(ann.status().links()).isEmpty();
        assertThat(ann.status().dropsAtTheDoor()).containsEntry(Drop.UNAWAITED, 1L);
        assertThat(bob.events).isEmpty();
        assertThat(bob.count(Count.DROPPED_HALF_OPEN)).isEqualTo(1);
    }

    @Test
    void anEarlyAnswerThatComesLateIsGivenInTheSession() {
        bob.answers = false;
        ann.ask(bob, Questions.findNode(), 1, LONG);
        world.runFor(Duration.ofMillis(200));
        var early = (Inbound.Asked) bob.inbound.getFirst();
        bob.answers = true;
        world.runFor(SECOND);
        early.answerTo().tell(new Inbound.Answer(early.request(), Villager.echo(early.message())));
        world.runFor(SECOND);
        assertThat(types())
                .as("a stranger is asked again while he still thinks, and answers both alike")
                .containsExactly(
                        PacketType.INIT,
                        PacketType.INIT,
                        PacketType.RESPONSE,
                        PacketType.RESPONSE,
                        PacketType.TRANSPORT,
                        PacketType.TRANSPORT);
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
        assertThat(bob.inbound.stream().map(m -> ((Inbound.Asked) m).early())).containsExactly(true, false);
        assertThat(bob.count(Count.DROPPED_OWN_ANSWER)).isEqualTo(1);
    }

    @Test
    void anAnswerTooLargeForAnyFrameIsRefusedAndNobodyFails() {
        try (World other = World.withSeed(4)) {
            SimulatedNetwork lan = new SimulatedNetwork(other);
            lan.conditions(Conditions.GOOD);
            Villager host = new Villager(other, lan, "host", 1);
            Rogue caller = new Rogue(other, lan, "caller", 2);
            caller.send(host.address, caller.init(host, new Ping()));
            other.runFor(Duration.ofMillis(100));
            assertThat(caller.hasSession()).isTrue();

            host.answering = message -> tooLargeForAnyFrame();
            Rogue unlucky = new Rogue(other, lan, "unlucky", 3);
            unlucky.send(host.address, unlucky.init(host, Questions.findNode()));
            other.runFor(Duration.ofMillis(100));
            assertThat(unlucky.got).as("a refusal, with the handshake").hasSize(1);
            assertThat(other.errors()).isEmpty();

            host.answering = Villager::echo;
            Villager guest = new Villager(other, lan, "guest", 4);
            guest.ask(host, new Send(Bytes.utf8("anybody there?")), 1, SECOND);
            other.runFor(SECOND);
            assertThat(guest.replies).singleElement().isInstanceOf(Answered.class);
            assertThat(host.acted).isEqualTo(Map.of(Bytes.utf8("anybody there?"), 1));
        }
    }

    /** Each part is within its limit, and the whole is not: a mistake of whoever answers. */
    private static Response tooLargeForAnyFrame() {
        Bytes record = Bytes.adopt(new byte[30_000]);
        return new Response(
                new Answer.Values(Collections.nCopies(10, record), false, List.of(), Bytes.adopt(new byte[8])));
    }
}
