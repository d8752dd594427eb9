package io.folkmoot.actors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.routing.Experience;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The head and its children, before links that do only what the test says. */
class LookupsTest {
    private static final NodeId TARGET = new NodeId(1, 2, 3, 4);
    private static final Bytes TOKEN = Bytes.adopt(new byte[Store.TOKEN]);

    private final ActorTestKit kit = ActorTestKit.create();
    private final SplittableRandom dice = new SplittableRandom(1);
    private final AtomicLong clock = new AtomicLong();
    private final PublicKey self = Somebody.key(dice);
    private final List<Located> known = new ArrayList<>();
    private final Supervision supervision = new Supervision(clock::get, dice);
    private final TestProbe<Links.Command> links = kit.createTestProbe(Links.Command.class);
    private final TestProbe<RoutingTable.Command> table = kit.createTestProbe(RoutingTable.Command.class);
    private final TestProbe<Outcome> asker = kit.createTestProbe(Outcome.class);
    private final MemoryStore store = MemoryStore.open(Allowance.of(self, 1 << 20), Runnable::run);
    private final ActorRef<Lookups.Command> lookups = kit.spawn(Lookups.create(parts()));

    private Lookups.Parts parts() {
        return new Lookups.Parts(
                self,
                true,
                new Settings.Lookup(
                        3,
                        1,
                        Duration.ofMillis(500),
                        Duration.ofMillis(150),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5)),
                new Settings.Records(65_536, 20, 8, Duration.ofHours(1), Duration.ofSeconds(60)),
                20,
                links.getRef(),
                table.getRef(),
                new Acquaintances(),
                store,
                Notes.VALIDATOR,
                () -> Instant.ofEpochMilli(Notes.NOW),
                clock::get,
                dice,
                supervision);
    }

    private final class Acquaintances implements KnownPeers {
        @Override
        public List<Located> closest(Point target, int most) {
            if (target.a() == 666) throw new IllegalStateException("a defect, for the test");
            return known.stream().limit(most).toList();
        }

        @Override
        public int size() {
            return known.size();
        }
    }

    @AfterEach
    void end() {
        kit.shutdownTestKit();
        store.close();
    }

    @Test
    void asksWhomItKnowsAndTellsWhoAnsweredAndTheTableToo() {
        Located friend = befriend();
        begin(1, TARGET);
        Links.Ask ask = links.expectMessageClass(Links.Ask.class);
        assertThat(ask.to()).isEqualTo(friend.contact());
        assertThat(ask.message()).isEqualTo(new FindNode(TARGET, 20));
        assertThat(ask.patience()).isEqualTo(Duration.ofSeconds(2));
        answer(ask);
        Outcome.Closest closest = asker.expectMessageClass(Outcome.Closest.class);
        assertThat(closest.ref()).isEqualTo(1);
        assertThat(closest.peers()).containsExactly(new Responder(friend, TOKEN));
        assertThat(closest.course().requests()).isEqualTo(1);
        table.expectMessage(new RoutingTable.Experienced(List.of(new Experience(friend.contact(), true, 1_000))));
        assertThat(counts().requests()).isEqualTo(1);
    }

    @Test
    void moreThanFitAreRefusedAsBusyUntilOneIsOver() {
        befriend();
        for (int i = 0; i < Lookups.MOST_UNDER_WAY; i++) begin(i, TARGET);
        begin(5_000, TARGET);
        Outcome.Abandoned refused = asker.expectMessageClass(Outcome.Abandoned.class);
        assertThat(refused.ref()).isEqualTo(5_000);
        assertThat(refused.why()).isEqualTo("busy");
        assertThat(counts().refusedBusy()).isEqualTo(1);
        assertThat(counts().underWay()).isEqualTo(Lookups.MOST_UNDER_WAY);
        // Its outcome is told, and it only waits for what Links says of the request that it has withdrawn.
        cancel(7);
        assertThat(asker.expectMessageClass(Outcome.Abandoned.class).ref()).isEqualTo(7);
        begin(5_001, TARGET);
        assertThat(counts().refusedBusy()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledIsWithdrawnAndItsSearchEndsWithTheLastReply() {
        Located friend = befriend();
        begin(1, TARGET);
        Links.Ask ask = links.expectMessageClass(Links.Ask.class);
        cancel(1);
        assertThat(asker.expectMessageClass(Outcome.Abandoned.class).why()).isEqualTo("withdrawn");
        Links.Withdraw withdraw = links.expectMessageClass(Links.Withdraw.class);
        assertThat(withdraw.to()).isEqualTo(friend.contact().key());
        assertThat(withdraw.ref()).isEqualTo(ask.ref());
        ask.replyTo().tell(new Reply.Unanswered(ask.ref(), withdraw.to(), Reply.Why.WITHDRAWN));
        // Nobody can be blamed for it: the table hears nothing.
        table.expectNoMessage(Duration.ofMillis(50));
        assertThat(counts().underWay()).isZero();
        assertThat(counts().crashed()).isZero();
    }

    @Test
    void aSearchThatCrashesAtOnceIsAbandonedAndCounted() {
        begin(1, new NodeId(666, 0, 0, 0));
        assertThat(asker.expectMessageClass(Outcome.Abandoned.class).ref()).isEqualTo(1);
        assertThat(counts().crashed()).isEqualTo(1);
        assertThat(supervision.counts().of(Part.LOOKUP)).isEqualTo(1);
        befriend();
        begin(2, TARGET);
        answer(links.expectMessageClass(Links.Ask.class));
        assertThat(asker.expectMessageClass(Outcome.Closest.class).ref()).isEqualTo(2);
    }

    @Test
    void aSearchThatCrashesOnItsWayIsAbandonedAndTheOthersGoOn() {
        befriend();
        begin(1, TARGET);
        begin(2, TARGET);
        Links.Ask first = links.expectMessageClass(Links.Ask.class);
        Links.Ask second = links.expectMessageClass(Links.Ask.class);
        first.replyTo().tell(new Reply.Unanswered(99, first.to().key(), Reply.Why.ENDED));
        Outcome.Abandoned abandoned = asker.expectMessageClass(Outcome.Abandoned.class);
        assertThat(abandoned.why()).contains("crashed");
        answer(second);
        assertThat(asker.expectMessageClass(Outcome.Closest.class).ref()).isEqualTo(3 - abandoned.ref());
    }

    @Test
    void whoStopsTellsAllAskers() {
        befriend();
        begin(1, TARGET);
        links.expectMessageClass(Links.Ask.class);
        kit.stop(lookups);
        assertThat(asker.expectMessageClass(Outcome.Abandoned.class).why()).isEqualTo("this peer stops");
        asker.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void theTraceNamesEachRequestAndWhatCameOfIt() {
        befriend();
        befriend();
        Options traced = new Options(Optional.empty(), OptionalInt.empty(), true);
        lookups.tell(new Lookups.Begin(new Search.Nodes(TARGET), traced, 1, asker.getRef()));
        answer(links.expectMessageClass(Links.Ask.class));
        Links.Ask second = links.expectMessageClass(Links.Ask.class);
        clock.addAndGet(5_000);
        second.replyTo().tell(new Reply.Unanswered(second.ref(), second.to().key(), Reply.Why.NO_SESSION));
        List<Hop> hops =
                asker.expectMessageClass(Outcome.Closest.class).course().hops();
        assertThat(hops).extracting(Hop::outcome).containsExactly("answered", Reply.Why.NO_SESSION.text());
        assertThat(hops.getLast().tookNanos()).isEqualTo(5_000);
        assertThat(hops).allSatisfy(hop -> assertThat(hop.depth()).isEqualTo(1));
    }

    private Located befriend() {
        Located friend = Somebody.located(dice);
        known.add(friend);
        return friend;
    }

    private void begin(long ref, NodeId target) {
        lookups.tell(new Lookups.Begin(new Search.Nodes(target), Options.USUAL, ref, asker.getRef()));
    }

    private void cancel(long ref) {
        lookups.tell(new Lookups.Cancel(ref, asker.getRef()));
    }

    private static void answer(Links.Ask ask) {
        var nodes = new Response(new Answer.Nodes(List.of(), TOKEN));
        ask.replyTo().tell(new Reply.Answered(ask.ref(), ask.to().key(), nodes, 1_000));
    }

    private Lookups.Counts counts() {
        TestProbe<Lookups.Counts> counts = kit.createTestProbe(Lookups.Counts.class);
        lookups.tell(new Lookups.GetCounts(counts.getRef()));
        return counts.receiveMessage();
    }
}
