package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Encounter;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.packets.PacketType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two peers that have never talked. */
class FirstContactTest extends Neighbourly {
    @Test
    void aPingToAStrangerIsTwoDatagramsAndOneRoundTrip() {
        ann.ask(bob, new Ping(), 7, SECOND);
        world.runFor(SECOND);
        assertThat(types()).containsExactly(PacketType.INIT, PacketType.RESPONSE);
        assertThat(ann.replies).singleElement().isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.ref()).isEqualTo(7);
            assertThat(answered.answer()).isEqualTo(new Pong(ann.address));
            assertThat(answered.roundTrip()).isEqualTo(Duration.ofMillis(20).toNanos());
        });
    }

    @Test
    void whatDoesSomethingWaitsForTheSession() {
        ann.ask(bob, new Send(Bytes.utf8("hello")), 1, SECOND);
        world.runFor(SECOND);
        assertThat(types())
                .containsExactly(PacketType.INIT, PacketType.RESPONSE, PacketType.TRANSPORT, PacketType.TRANSPORT);
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
        assertThat(bob.acted).containsExactly(Map.entry(Bytes.utf8("hello"), 1));
    }

    @Test
    void theAnsweringSideCountsALinkOnlyOnceItIsUsed() {
        ann.ask(bob, new Ping(), 1, SECOND);
        world.runFor(SECOND);
        assertThat(ann.events).hasSize(1);
        assertThat(bob.events).isEmpty();
        world.runFor(Duration.ofSeconds(6));
        assertThat(bob.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        LinkEvent.Up.class, up -> assertThat(up.peer()).isEqualTo(ann.id()));
        assertThat(types()).containsExactly(PacketType.INIT, PacketType.RESPONSE, PacketType.TRANSPORT);
    }

    @Test
    void withoutAKeyAHelloComesFirst() {
        List<Encounter> met = new ArrayList<>();
        ann.tell(new Links.Meet(bob.address, SECOND, 5, ann.collector("met", met::add)));
        world.runFor(SECOND);
        assertThat(met).containsExactly(new Encounter.Met(5, bob.contact()));
        assertThat(types()).containsExactly(PacketType.HELLO, PacketType.HELLO_ANSWER);
    }

    @Test
    void nobodyThereIsSaidWhenTimeIsUp() {
        bob.crash();
        List<Encounter> met = new ArrayList<>();
        ann.tell(new Links.Meet(bob.address, SECOND, 5, ann.collector("met", met::add)));
        ann.ask(bob, new Ping(), 6, SECOND);
        world.runFor(Duration.ofSeconds(2));
        assertThat(met).containsExactly(new Encounter.Unmet(5, bob.address));
        assertThat(ann.replies).containsExactly(new Unanswered(6, bob.id(), Why.NO_SESSION));
    }

    @Test
    void whoeverAnswersUnderAnotherKeyIsNotBelieved() {
        var wrong = new Contact(ann.key.publicKey(), bob.address);
        Villager eve = new Villager(world, network, "eve", 3);
        eve.ask(wrong, new Ping(), 1, SECOND);
        world.runFor(Duration.ofSeconds(2));
        assertThat(eve.replies).containsExactly(new Unanswered(1, ann.id(), Why.NO_SESSION));
    }

    @Test
    void twoThatDialEachOtherAtOnceBothGetTheirAnswers() {
        ann.ask(bob, new Send(Bytes.utf8("from ann")), 1, SECOND);
        bob.ask(ann, new Send(Bytes.utf8("from bob")), 2, SECOND);
        world.runFor(SECOND);
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
        assertThat(bob.replies).singleElement().isInstanceOf(Answered.class);
        for (int i = 0; i < 20; i++) {
            ann.ask(bob, new Ping(), i, SECOND);
            bob.ask(ann, new Ping(), i, SECOND);
            world.runFor(SECOND);
        }
        assertThat(ann.replies).hasSize(21).allMatch(reply -> reply instanceof Answered);
        assertThat(bob.replies).hasSize(21).allMatch(reply -> reply instanceof Answered);
    }
}
