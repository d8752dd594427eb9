package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.simulation.network.Conditions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The life of a link after the first contact. */
class LivingTest extends Neighbourly {
    private void meet() {
        ann.ask(bob, new Send(Bytes.utf8("good day")), 0, SECOND);
        world.runFor(SECOND);
        assertThat(ann.replies).hasSize(1);
        ann.replies.clear();
        passed.clear();
    }

    @Test
    void aRequestInASessionIsOneDatagramEachWay() {
        meet();
        ann.ask(bob, new Send(Bytes.adopt(new byte[200])), 1, SECOND);
        assertThat(during(SECOND)).containsExactly(PacketType.TRANSPORT, PacketType.TRANSPORT);
    }

    @Test
    void aPeerThatStartedAnewIsReadAgainWithinTwoRoundTrips() {
        meet();
        bob.crash();
        bob.start();
        ann.ask(bob, Questions.findNode(), 1, SECOND);
        world.runFor(Duration.ofMillis(40));
        assertThat(types()).startsWith(PacketType.TRANSPORT, PacketType.RESET, PacketType.INIT, PacketType.RESPONSE);
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
    }

    @Test
    void aWriteThatARestartedPeerMayHaveDoneIsNotSentTwice() {
        meet();
        bob.answering = message -> {
            bob.crash();
            return new Response(new Answer.Same());
        };
        ann.ask(bob, new Send(Bytes.utf8("pay")), 1, Duration.ofSeconds(5));
        world.runFor(Duration.ofMillis(100));
        bob.start();
        world.runFor(Duration.ofSeconds(6));
        assertThat(ann.replies).containsExactly(new Unanswered(1, bob.id(), Why.OUTCOME_UNKNOWN));
        assertThat(bob.acted).containsEntry(Bytes.utf8("pay"), 1);
    }

    @Test
    void theOneThatStartedAnewIsHeardAtOnce() {
        meet();
        ann.crash();
        ann.start();
        ann.ask(bob, new Ping(), 1, SECOND);
        world.runFor(Duration.ofMillis(20));
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
        ann.ask(bob, new Send(Bytes.utf8("I am back")), 2, SECOND);
        world.runFor(SECOND);
        assertThat(bob.events).hasSize(2).allMatch(event -> event instanceof LinkEvent.Up);
    }

    @Test
    void aForgedResetCostsAHandshakeAndNoSession() {
        meet();
        long before = ann.count(Count.RESETS_HEEDED);
        ann.ask(bob, new Ping(), 1, SECOND);
        world.runFor(SECOND);
        byte[] last = passed.getFirst().packet().toArray();
        byte[] reset = Arrays.copyOf(last, 17);
        reset[0] = PacketType.RESET.code();
        bob.sendRaw(ann.address, reset);
        assertThat(during(SECOND)).contains(PacketType.INIT, PacketType.RESPONSE);
        assertThat(ann.count(Count.RESETS_HEEDED)).isEqualTo(before + 1);
        assertThat(ann.events).hasSize(1);
        ann.ask(bob, new Ping(), 2, SECOND);
        world.runFor(SECOND);
        assertThat(ann.replies).hasSize(2);
    }

    @Test
    void bodiesUpToTheLimitTravelInPartsAndArriveThroughLoss() {
        meet();
        network.conditions(Conditions.GOOD.losing(0.3).doubling(0.1));
        for (int i = 0; i < 20; i++) {
            byte[] body = new byte[16 << 10];
            world.random("body " + i).nextBytes(body);
            ann.ask(bob, new Send(Bytes.adopt(body)), i, Duration.ofSeconds(20));
        }
        world.runFor(Duration.ofSeconds(30));
        assertThat(ann.replies)
                .hasSize(20)
                .allSatisfy(reply -> assertThat(reply).isInstanceOf(Answered.class));
        assertThat(bob.acted.size()).isEqualTo(21);
        assertThat(bob.acted.values()).allMatch(times -> times == 1);
    }

    @Test
    void anEarlyAnswerThatDoesNotFitComesInTheSession() {
        Bytes record = Bytes.adopt(new byte[8_000]);
        bob.answering =
                message -> new Response(new Answer.Values(List.of(record), false, List.of(), Bytes.adopt(new byte[8])));
        ann.ask(bob, Questions.findValue(), 1, SECOND);
        world.runFor(SECOND);
        assertThat(ann.replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer())
                                .isInstanceOfSatisfying(
                                        Response.class,
                                        response ->
                                                assertThat(response.answer()).isInstanceOf(Answer.Values.class)));
        assertThat(bob.inbound.stream().map(m -> ((Inbound.Asked) m).early())).containsExactly(true, false);
    }

    @Test
    void oneOverTheWindowIsToldAtOnce() {
        meet();
        network.cut(ann.address, bob.address);
        for (int i = 0; i <= Villager.SETTINGS.window(); i++) ann.ask(bob, new Ping(), i, SECOND);
        world.runFor(Duration.ofMillis(1));
        assertThat(ann.replies).containsExactly(new Unanswered(Villager.SETTINGS.window(), bob.id(), Why.WINDOW_FULL));
        world.runFor(Duration.ofSeconds(2));
        assertThat(ann.replies).hasSize(Villager.SETTINGS.window() + 1);
    }

    @Test
    void withdrawingReachesWhoeverWorksOnIt() {
        meet();
        bob.answers = false;
        ann.ask(bob, new Send(Bytes.utf8("slow")), 1, SECOND);
        world.runFor(Duration.ofMillis(15));
        ann.withdraw(bob, 1);
        world.runFor(SECOND);
        assertThat(ann.replies).containsExactly(new Unanswered(1, bob.id(), Why.WITHDRAWN));
        assertThat(bob.inbound.getLast()).isInstanceOf(Inbound.Withdrawn.class);
    }

    @Test
    void aQuietLinkRestsAndWakesWithItsSession() {
        meet();
        world.runFor(Duration.ofSeconds(130));
        assertThat(ann.status().links()).singleElement().matches(Status.LinkView::resting);
        assertThat(bob.status().links()).singleElement().matches(Status.LinkView::resting);
        ann.ask(bob, new Ping(), 1, SECOND);
        assertThat(during(SECOND)).containsExactly(PacketType.TRANSPORT, PacketType.TRANSPORT);
        assertThat(ann.events).hasSize(1);
        assertThat(bob.status().links()).singleElement().matches(view -> !view.resting());
    }

    /** The link may not rest while somebody still works on a request, and must not ask itself all the time whether it may. */
    @Test
    void waitingForSlowWorkIsNoWork() {
        var restless = new LinkSettings(
                16 << 10, 256, 16, Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofHours(1));
        Villager slow = new Villager(world, network, "slow", 500, restless);
        slow.answers = false;
        ann.ask(slow, new Send(Bytes.utf8("take your time")), 1, SECOND);
        world.runFor(Duration.ofSeconds(15));
        long before = world.runs();
        world.runFor(Duration.ofSeconds(30));
        assertThat(world.runs() - before).isLessThan(2_000);
    }

    @Test
    void anIdleSessionEnds() {
        meet();
        world.runFor(Duration.ofMinutes(11));
        assertThat(ann.status().links()).isEmpty();
        assertThat(ann.events.getLast()).isInstanceOf(LinkEvent.Down.class);
        assertThat(ann.status().counts()).containsEntry(Count.SESSIONS_IDLE_OUT, 1L);
        ann.ask(bob, new Ping(), 1, SECOND);
        assertThat(during(SECOND)).containsExactly(PacketType.INIT, PacketType.RESPONSE);
    }

    @Test
    void theLeastRecentlyUsedSessionMakesRoom() {
        var few = new LinkSettings(
                16 << 10, 256, 16, Duration.ofMinutes(10), Duration.ofSeconds(60), Duration.ofHours(1));
        Villager host = new Villager(world, network, "host", 500, few);
        for (int i = 0; i < 20; i++) {
            Villager guest = new Villager(world, network, "guest" + i, 100 + i);
            guest.ask(host, new Send(Bytes.utf8("hello")), i, SECOND);
            world.runFor(SECOND);
            assertThat(guest.replies).hasSize(1);
        }
        assertThat(host.status().links()).hasSize(16);
        assertThat(host.status().counts()).containsEntry(Count.SESSIONS_EVICTED, 4L);
    }

    @Test
    void keysAreRenewedWithoutAPause() {
        meet();
        for (int minute = 0; minute < 125; minute++) {
            ann.ask(bob, new Ping(), minute, SECOND);
            world.runFor(Duration.ofSeconds(30));
            bob.ask(ann, new Ping(), minute, SECOND);
            world.runFor(Duration.ofSeconds(30));
        }
        assertThat(ann.replies).hasSize(125).allMatch(reply -> reply instanceof Answered);
        assertThat(bob.replies).hasSize(125).allMatch(reply -> reply instanceof Answered);
        long handshakes = ann.count(Count.HANDSHAKES_COMPLETED) + bob.count(Count.HANDSHAKES_COMPLETED);
        assertThat(handshakes).isBetween(3L, 5L);
        assertThat(ann.events).hasSize(1);
        assertThat(ann.status().counts()).containsEntry(Count.REQUESTS_REPEATED, 0L);
    }

    @Test
    void aPeerThatMovesIsFollowedOnceTheNewPathHasAnswered() {
        meet();
        ann.moveTo(77);
        ann.ask(bob, new Ping(), 1, Duration.ofSeconds(2));
        world.runFor(Duration.ofSeconds(3));
        assertThat(ann.replies).singleElement().isInstanceOf(Answered.class);
        assertThat(bob.events.getLast())
                .isInstanceOfSatisfying(
                        LinkEvent.Moved.class, moved -> assertThat(moved.path()).isEqualTo(new Direct(ann.address)));
        ann.ask(bob, new Ping(), 2, SECOND);
        assertThat(during(SECOND)).containsExactly(PacketType.TRANSPORT, PacketType.TRANSPORT);
    }

    @Test
    void whoPretendsToHaveMovedGetsNoMoreThanItSent() {
        meet();
        bob.answering = message -> new Response(new Answer.Accepted(Bytes.adopt(new byte[10_000])));
        Address victim = Villager.at(99);
        ann.sendThrough(network.open(victim));
        ann.ask(bob, new Send(Bytes.utf8("flood him")), 1, Duration.ofSeconds(5));
        world.runFor(Duration.ofSeconds(10));
        long sent = passed.stream()
                .filter(p -> p.from().equals(victim))
                .mapToLong(p -> p.packet().length())
                .sum();
        long got = passed.stream()
                .filter(p -> p.to().equals(victim))
                .mapToLong(p -> p.packet().length())
                .sum();
        assertThat(sent).isPositive();
        assertThat(got).isLessThanOrEqualTo(sent);
    }

    @Test
    void endingALinkTellsThoseWhoWait() {
        meet();
        network.cut(ann.address, bob.address);
        ann.ask(bob, new Ping(), 1, SECOND);
        ann.tell(new Links.End(bob.id()));
        world.runFor(Duration.ofMillis(10));
        assertThat(ann.replies).extracting(Reply::ref).containsExactly(1L);
        assertThat(ann.status().links()).isEmpty();
    }

    @Test
    void aRefusalIsAnAnswer() {
        meet();
        Failure refusal = new Failure(Failure.Reason.OVER_QUOTA, "full", OptionalLong.empty(), List.of());
        bob.answering = message -> refusal;
        ann.ask(bob, new Send(Bytes.utf8("x")), 1, SECOND);
        world.runFor(SECOND);
        assertThat(ann.replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer()).isEqualTo(refusal));
    }
}
