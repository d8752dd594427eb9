package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.simulation.network.Conditions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests and answers that are too large for packets. */
class LargeFramesTest extends Neighbourly {
    private static final int LARGE = 64 << 10;

    private final Bytes record = Questions.bytes(world.random("record"), LARGE);
    private final Villager dan = new Villager(world, network, "dan", 4, Villager.SETTINGS, false);

    private Message valuesOf(Message question) {
        return new Response(new Answer.Values(List.of(record), false, List.of(), Bytes.adopt(new byte[8])));
    }

    @Test
    void aLargeRequestWithASmallAnswerIsDoneOnce() {
        bob.answering = message -> new Response(new Answer.Stored(7));
        ann.ask(bob, Questions.store(record), 1, SECOND);
        world.runFor(Duration.ofSeconds(2));
        assertThat(ann.replies).singleElement().satisfies(reply -> answeredWith(reply, new Answer.Stored(7)));
        assertThat(bob.timesActed(record)).isEqualTo(1);
        assertThat(ann.count(Count.STREAMS_OPENED)).isEqualTo(1);
        assertThat(ann.count(Count.STREAMS_ACCEPTED)).isEqualTo(1);
    }

    @Test
    void aSmallRequestWithALargeAnswerIsDoneOnce() {
        bob.answering = message -> new Response(new Answer.Accepted(record));
        ann.ask(bob, new Send(Bytes.utf8("what have you got")), 1, SECOND);
        world.runFor(Duration.ofSeconds(2));
        assertThat(ann.replies).singleElement().satisfies(reply -> answeredWith(reply, new Answer.Accepted(record)));
        assertThat(bob.acted.values()).containsExactly(1);
        assertThat(bob.count(Count.STREAMS_OPENED)).isEqualTo(1);
    }

    @Test
    void bothMayBeLarge() {
        ann.ask(bob, Questions.store(record), 1, SECOND);
        world.runFor(Duration.ofSeconds(2));
        assertThat(ann.replies).singleElement().satisfies(reply -> answeredWith(reply, new Answer.Accepted(record)));
        assertThat(bob.timesActed(record)).isEqualTo(1);
    }

    @Test
    void anEarlyReadIsAnsweredByAStreamOnceThereIsASession() {
        bob.answering = this::valuesOf;
        ann.ask(bob, Questions.findValue(), 1, SECOND);
        world.runFor(Duration.ofSeconds(2));
        assertThat(ann.replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer()).isEqualTo(valuesOf(Questions.findValue())));
    }

    /** Handshake, proof that the session has arrived, connection, request and answer. */
    @Test
    void aLargeRequestToAStrangerTakesFiveRoundTrips() {
        ann.ask(bob, Questions.store(record), 1, SECOND);
        world.runFor(Duration.ofMillis(120));
        assertThat(ann.replies).hasSize(1);
    }

    @Test
    void throughAStormEachIsAnsweredOnce() {
        network.conditions(Conditions.GOOD.losing(0.3).doubling(0.2));
        for (int i = 0; i < 100; i++) {
            bob.answering = Villager::echo;
            Bytes body = Questions.bytes(world.random("body " + i), 17_000 + 400 * i);
            ann.ask(bob, Questions.store(body), i, Duration.ofSeconds(50));
        }
        world.runFor(Duration.ofSeconds(60));
        assertThat(ann.replies).hasSize(100).allMatch(reply -> reply instanceof Answered);
        assertThat(bob.acted.size()).isEqualTo(100);
        assertThat(bob.acted.values()).allMatch(times -> times == 1);
    }

    @Test
    void asManyAsTheWindowHoldsAreSentOneAfterTheOther() {
        for (int i = 0; i < Villager.SETTINGS.window(); i++)
            ann.ask(
                    bob,
                    Questions.store(Questions.bytes(world.random("body " + i), 20_000)),
                    i,
                    Duration.ofSeconds(30));
        world.runFor(Duration.ofSeconds(30));
        assertThat(ann.replies)
                .hasSize(Villager.SETTINGS.window())
                .allSatisfy(reply -> assertThat(reply).isInstanceOf(Answered.class));
        assertThat(bob.count(Count.DROPPED_STREAM)).isZero();
    }

    @Test
    void toAPeerWithoutStreamsItIsTooLargeAtOnce() {
        ann.ask(dan, Questions.store(record), 1, Duration.ofSeconds(20));
        world.runFor(Duration.ofMillis(20));
        assertThat(ann.replies).containsExactly(new Unanswered(1, dan.id(), Why.TOO_LARGE));
        ann.ask(dan, Questions.store(record), 2, Duration.ofSeconds(20));
        world.runFor(Duration.ofMillis(1));
        assertThat(ann.replies).hasSize(2);
        assertThat(dan.inbound).isEmpty();
    }

    @Test
    void whoHasNoStreamsSaysThatItsRequestIsTooLarge() {
        dan.ask(bob, Questions.store(record), 1, Duration.ofSeconds(20));
        world.runFor(Duration.ofMillis(20));
        assertThat(dan.replies).containsExactly(new Unanswered(1, bob.id(), Why.TOO_LARGE));
    }

    @Test
    void whoHasNoStreamsIsToldThatTheAnswerIsTooLarge() {
        bob.answering = this::valuesOf;
        dan.ask(bob, Questions.findValue(), 1, SECOND);
        world.runFor(SECOND);
        assertThat(dan.replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer())
                                .isInstanceOfSatisfying(
                                        Failure.class,
                                        failure -> assertThat(failure.reason()).isEqualTo(Failure.Reason.TOO_LARGE)));
    }

    @Test
    void aPeerThatStartedAnewIsNoticedBeforeAStreamIsTried() {
        meet();
        bob.crash();
        bob.start();
        ann.ask(bob, Questions.store(record), 1, Duration.ofSeconds(20));
        world.runFor(Duration.ofMillis(200));
        assertThat(ann.replies).hasSize(1);
        ann.ask(bob, Questions.store(record), 2, Duration.ofSeconds(20));
        world.runFor(Duration.ofMillis(200));
        assertThat(ann.replies).hasSize(2).last().isInstanceOf(Answered.class);
    }

    @Test
    void aFrameUnderWayToAPeerThatIsCutOffEndsWithAReason() {
        meet();
        network.streamBandwidth(100_000);
        ann.ask(bob, Questions.store(record), 1, Duration.ofSeconds(60));
        world.runFor(Duration.ofMillis(200));
        network.cut(ann.address, bob.address);
        world.runFor(Duration.ofSeconds(60));
        assertThat(ann.replies).containsExactly(new Unanswered(1, bob.id(), Why.STREAM_BROKEN));
        assertThat(bob.timesActed(record)).isLessThanOrEqualTo(1);
    }

    @Test
    void aWriteThatAnotherLifeOfThePeerMayHaveDoneIsNotRepeated() {
        meet();
        bob.answering = message -> {
            bob.crash();
            return new Response(new Answer.Same());
        };
        ann.ask(bob, Questions.store(record), 1, Duration.ofSeconds(10));
        world.runFor(Duration.ofMillis(500));
        bob.start();
        ann.ask(bob, new Ping(), 2, Duration.ofSeconds(10));
        world.runFor(Duration.ofSeconds(15));
        assertThat(bob.timesActed(record)).isEqualTo(1);
        assertThat(ann.replies)
                .hasSize(2)
                .anySatisfy(reply -> assertThat(reply)
                        .isInstanceOfSatisfying(
                                Unanswered.class,
                                unanswered ->
                                        assertThat(unanswered.why()).isIn(Why.OUTCOME_UNKNOWN, Why.STREAM_BROKEN)));
    }

    private void meet() {
        ann.ask(bob, new Ping(), 0, SECOND);
        world.runFor(Duration.ofSeconds(6));
        assertThat(ann.replies).hasSize(1);
        ann.replies.clear();
    }

    private static void answeredWith(Object reply, Answer answer) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer()).isEqualTo(new Response(answer)));
    }
}
