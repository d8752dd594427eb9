package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.simulation.network.Conditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that somebody opens for a service of a neighbour. */
class ServiceStreamsTest extends Neighbourly {
    private static final int LONG = 2 << 20;

    private final Correspondent waiting = Correspondent.holding(Bytes.utf8("are you there"));

    private void meet() {
        ann.ask(bob, new Ping(), 0, SECOND);
        world.runFor(Duration.ofSeconds(6));
        ann.replies.clear();
    }

    /** A stream on which both have said something and neither has finished. */
    private void converse() {
        bob.serving = offered -> Correspondent.echo(bob, offered);
        ann.openStream(bob, "echo", SECOND, waiting::hear);
        world.runFor(SECOND);
        assertThat(waiting.received).isEqualTo(13);
        assertThat(waiting.heard).containsExactly("opened");
    }

    @Test
    void bytesGoBothWaysAndTheEndIsHeard() {
        Bytes letter = Questions.bytes(world.random("letter"), LONG);
        Correspondent writer = Correspondent.writing(letter);
        bob.serving = offered -> Correspondent.echo(bob, offered);
        ann.openStream(bob, "echo", SECOND, writer::hear);
        world.runFor(Duration.ofSeconds(20));
        assertThat(writer.heard).containsExactly("opened", "ended");
        assertThat(writer.received).isEqualTo(LONG);
        assertThat(writer.hash()).isEqualTo(Sha256.hash(letter));
        assertThat(bob.inbound).singleElement().isInstanceOfSatisfying(Inbound.StreamOffered.class, offered -> {
            assertThat(offered.service()).isEqualTo("echo");
            assertThat(offered.peer()).isEqualTo(ann.id());
        });
    }

    @Test
    void anOfferedStreamThatNobodyListensToStopsItsWriterAndDeliversNothing() {
        List<Inbound.StreamOffered> offers = new ArrayList<>();
        bob.serving = offers::add;
        ann.openStream(bob, "later", SECOND, waiting::hear);
        world.runFor(SECOND);
        int written = 13;
        while (waiting.stream().write(Bytes.adopt(new byte[10_000]))) {
            written += 10_000;
            world.runFor(Duration.ofMillis(100));
            assertThat(written).as("what an unread stream takes").isLessThan(2 << 20);
        }
        int all = written + 10_000;
        assertThat(offers).hasSize(1);
        Correspondent late = Correspondent.holding(Bytes.EMPTY);
        offers.getFirst().stream().listen(bob.collector("late", late::hear));
        world.runFor(Duration.ofSeconds(5));
        assertThat(late.received).isEqualTo(all);
    }

    @Test
    void aResetIsHeardAsABreak() {
        converse();
        waiting.stream().reset();
        Correspondent other = Correspondent.holding(Bytes.EMPTY);
        bob.serving = offered -> {
            offered.stream().reset();
        };
        ann.openStream(bob, "no-thanks", SECOND, other::hear);
        world.runFor(SECOND);
        assertThat(other.isBroken()).isTrue();
        assertThat(waiting.heard).containsExactly("opened");
    }

    @Test
    void aPeerThatCrashesBreaksItsStreams() {
        converse();
        bob.crash();
        world.runFor(SECOND);
        assertThat(waiting.heard).hasSize(2);
        assertThat(waiting.isBroken()).isTrue();
    }

    @Test
    void anEndedSessionBreaksItsStreamsOnBothSides() {
        List<Correspondent> atBob = new ArrayList<>();
        bob.serving = offered -> {
            atBob.add(Correspondent.holding(Bytes.EMPTY));
            offered.stream().listen(bob.collector("listener", atBob.getFirst()::hear));
        };
        ann.openStream(bob, "talk", SECOND, waiting::hear);
        world.runFor(SECOND);
        assertThat(waiting.heard).containsExactly("opened");
        ann.tell(new Links.End(bob.id()));
        world.runFor(SECOND);
        assertThat(waiting.isBroken()).isTrue();
        assertThat(atBob.getFirst().isBroken()).isTrue();
        Correspondent again = Correspondent.holding(Bytes.utf8("hello again"));
        ann.openStream(bob, "talk", SECOND, again::hear);
        world.runFor(SECOND);
        assertThat(again.heard).containsExactly("opened");
    }

    /** Cut off before, so that nothing says goodbye: only the new life tells. */
    @Test
    void anotherLifeOfThePeerBreaksTheStreamsOfTheOneBefore() {
        converse();
        network.cut(ann.address, bob.address);
        network.cut(bob.address, ann.address);
        bob.crash();
        bob.start();
        network.mendAll();
        bob.ask(ann, new Ping(), 1, SECOND);
        world.runFor(Duration.ofMillis(20));
        assertThat(bob.replies).singleElement().isInstanceOf(Answered.class);
        assertThat(waiting.heard).containsExactly("opened");
        world.runFor(Duration.ofSeconds(6));
        assertThat(waiting.isBroken()).isTrue();
        Correspondent again = Correspondent.holding(Bytes.utf8("hello again"));
        ann.openStream(bob, "echo", SECOND, again::hear);
        world.runFor(SECOND);
        assertThat(again.received).isEqualTo(11);
    }

    @Test
    void whoStartedAnewOpensStreamsThatLast() {
        converse();
        ann.crash();
        ann.start();
        network.conditions(Conditions.GOOD.losing(0.3));
        for (int i = 0; i < 10; i++) {
            Correspondent writer = Correspondent.writing(Bytes.adopt(new byte[30_000]));
            ann.openStream(bob, "echo", Duration.ofSeconds(10), writer::hear);
            world.runFor(Duration.ofSeconds(20));
            assertThat(writer.heard).as("stream %s", i).containsExactly("opened", "ended");
            ann.crash();
            ann.start();
        }
    }

    @Test
    void aLostFirstPacketIsSentAgainForAStream() {
        bob.serving = offered -> Correspondent.echo(bob, offered);
        network.cut(ann.address, bob.address);
        ann.openStream(bob, "echo", Duration.ofSeconds(10), waiting::hear);
        world.runFor(Duration.ofMillis(200));
        network.mendAll();
        world.runFor(Duration.ofSeconds(3));
        assertThat(waiting.received).isEqualTo(13);
    }

    @Test
    void nobodyThereBreaksItWhenTimeIsUp() {
        bob.crash();
        ann.openStream(bob, "echo", Duration.ofSeconds(3), waiting::hear);
        world.runFor(Duration.ofMillis(2_990));
        assertThat(waiting.heard).isEmpty();
        world.runFor(Duration.ofMillis(20));
        assertThat(waiting.heard).containsExactly("broken: no session within the time given");
    }

    @Test
    void soManyWaitForASessionAndNoMore() {
        bob.crash();
        List<Correspondent> all = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            Correspondent each = Correspondent.holding(Bytes.EMPTY);
            all.add(each);
            ann.openStream(bob, "echo", Duration.ofSeconds(3), each::hear);
        }
        world.runFor(Duration.ofMillis(1));
        assertThat(all.removeLast().heard)
                .containsExactly("broken: too many streams to this peer wait for its session");
        assertThat(all).allSatisfy(each -> assertThat(each.heard).isEmpty());
        world.runFor(Duration.ofSeconds(4));
        assertThat(all).allSatisfy(each -> assertThat(each.heard).hasSize(1));
    }

    @Test
    void toAPeerWithoutStreamsItBreaksAtOnce() {
        Villager dan = new Villager(world, network, "dan", 4, Villager.SETTINGS, false);
        ann.openStream(dan, "echo", Duration.ofSeconds(10), waiting::hear);
        world.runFor(Duration.ofMillis(20));
        assertThat(waiting.heard).containsExactly("broken: the peer speaks no streams");
        Correspondent his = Correspondent.holding(Bytes.EMPTY);
        dan.openStream(ann, "echo", Duration.ofSeconds(10), his::hear);
        world.runFor(Duration.ofMillis(1));
        assertThat(his.heard).containsExactly("broken: streams are off here");
    }

    /** Of no known kind, of no length, too long, ill-named, ended before it says what it is for. */
    @ParameterizedTest
    @ValueSource(strings = {"00", "03", "0200", "0221", "020141", "02022f2e"})
    void whatBreaksTheRulesIsRefusedAndCounted(String bytes) {
        meet();
        RudeWriter rogue = new RudeWriter(Bytes.hex(bytes), false);
        ann.openRaw(bob, rogue);
        world.runFor(SECOND);
        assertThat(rogue.isBroken).isTrue();
        assertThat(bob.count(Count.DROPPED_STREAM)).isEqualTo(1);
        assertThat(bob.inbound).noneMatch(Inbound.StreamOffered.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02", "0204", "02046563"})
    void whatEndsBeforeItSaysWhatItIsForIsRefusedAndCounted(String bytes) {
        meet();
        RudeWriter rogue = new RudeWriter(Bytes.hex(bytes), true);
        ann.openRaw(bob, rogue);
        world.runFor(SECOND);
        assertThat(rogue.isBroken).isTrue();
        assertThat(bob.count(Count.DROPPED_STREAM)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01ff", "02", "0204656368"})
    void whatDoesNotGetOnIsRefusedInTime(String bytes) {
        meet();
        RudeWriter rogue = new RudeWriter(Bytes.hex(bytes), false);
        ann.openRaw(bob, rogue);
        world.runFor(Duration.ofSeconds(29));
        assertThat(rogue.isBroken).isFalse();
        world.runFor(Duration.ofSeconds(7));
        assertThat(rogue.isBroken).isTrue();
        assertThat(bob.count(Count.DROPPED_STREAM)).isEqualTo(1);
    }

    @Test
    void aFrameThatIsNoneIsCounted() {
        meet();
        ann.openRaw(bob, new RudeWriter(Bytes.hex("01ffff"), true));
        world.runFor(SECOND);
        assertThat(bob.count(Count.DROPPED_MALFORMED)).isEqualTo(1);
    }

    @Test
    void aFrameWithoutEndIsRefusedAtTheLimit() {
        meet();
        byte[] endless = new byte[Frame.MAX_LENGTH + 2];
        endless[0] = 1;
        RudeWriter rogue = new RudeWriter(Bytes.adopt(endless), false);
        ann.openRaw(bob, rogue);
        world.runFor(SECOND);
        assertThat(rogue.isBroken).isTrue();
        assertThat(bob.count(Count.DROPPED_STREAM)).isEqualTo(1);
    }

    @Test
    void whoNeverEndsItsFramesKeepsNobodyFromSendingHis() {
        Bytes begun = Bytes.hex("01ff");
        List<RudeWriter> rogues = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Villager rogue = new Villager(world, network, "rogue" + i, 10 + i);
            rogue.ask(bob, new Ping(), 0, SECOND);
            world.runFor(Duration.ofSeconds(6));
            for (int j = 0; j < 70; j++) {
                rogues.add(new RudeWriter(begun, false));
                rogue.openRaw(bob, rogues.getLast());
            }
            world.runFor(SECOND);
        }
        assertThat(rogues).filteredOn(rogue -> !rogue.isBroken).hasSize(256);
        ann.ask(bob, Questions.store(Questions.bytes(world.random("record"), 50_000)), 1, SECOND);
        world.runFor(SECOND);
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
    }
}
