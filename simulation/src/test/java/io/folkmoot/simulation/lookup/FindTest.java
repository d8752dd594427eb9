package io.folkmoot.simulation.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Responder;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.routing.Experience;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Searches for nodes among two hundred peers, with all that goes wrong there. */
class FindTest {
    private static final int MANY = 200;
    private static final int SETTLERS = 80;
    private static final int SEARCHES = 30;

    @Test
    void theTwentyClosestAreFoundInFewSteps() {
        try (Settlement settlement = new Settlement(1, MANY)) {
            Tally tally = search(settlement, Options.USUAL);
            tally.report("everybody alive");
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.999);
            assertThat(tally.percentile(tally.depths, 99)).isLessThanOrEqualTo(4);
            assertThat(tally.percentile(tally.requests, 50)).isLessThanOrEqualTo(28);
            assertThat(settlement.world.errors()).isEmpty();
        }
    }

    @Test
    void aFifthOfDeadContactsCostsTimeAndHardlyAnyResult() {
        try (Settlement settlement = new Settlement(2, MANY, Conditions.WIDE)) {
            settlement.settlers.stream()
                    .filter(settler -> settlement.dice.nextInt(5) == 0)
                    .forEach(Settler::crash);
            Tally tally = search(settlement, Options.USUAL);
            tally.report("a fifth dead");
            // Every answer names twenty of which a fifth are dead, so that those at the edge remain unknown.
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.9);
            assertThat(tally.recallOfTwelve()).isGreaterThanOrEqualTo(0.99);
            assertThat(tally.percentile(tally.millis, 50)).isLessThanOrEqualTo(900);
            assertThat(tally.percentile(tally.millis, 99)).isLessThanOrEqualTo(2_000);
            assertThat(settlement.world.errors()).isEmpty();
        }
    }

    @Test
    void liarsWhoNameOnlyThemselvesHideNobody() {
        try (Settlement settlement = new Settlement(3, SETTLERS)) {
            for (Settler settler : settlement.settlers.subList(0, SETTLERS / 5))
                settler.lying = answer -> names(answer, List.of(settler.contact()));
            Tally tally = search(settlement, Options.USUAL);
            tally.report("a fifth names only itself");
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.99);
        }
    }

    @Test
    void liarsWhoNamePeersThatAreNotThereCostTime() {
        try (Settlement settlement = new Settlement(4, SETTLERS)) {
            for (Settler settler : settlement.settlers.subList(0, SETTLERS / 5))
                settler.lying = answer -> names(answer, settlement.nobodies(20));
            Tally tally = search(settlement, Options.USUAL);
            tally.report("a fifth names nobodies");
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.99);
            assertThat(tally.percentile(tally.millis, 99)).isLessThanOrEqualTo(3_000);
        }
    }

    @Test
    void slowPeersDoNotHoldUpTheOthers() {
        try (Settlement settlement = new Settlement(5, SETTLERS)) {
            Conditions slow = Conditions.after(Delay.fixed(Duration.ofMillis(700)));
            for (Settler settler : settlement.settlers.subList(0, SETTLERS / 10))
                for (Settler other : settlement.settlers)
                    settlement.network.conditions(settler.address, other.address, slow);
            Tally tally = search(settlement, Options.USUAL);
            tally.report("a tenth slow");
            assertThat(tally.percentile(tally.millis, 50)).isLessThanOrEqualTo(900);
            assertThat(tally.percentile(tally.millis, 99)).isLessThanOrEqualTo(2_500);
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.85);
        }
    }

    @Test
    void fourDisjointPathsFindTheSame() {
        try (Settlement settlement = new Settlement(6, SETTLERS)) {
            Tally tally = search(settlement, new Options(Optional.empty(), OptionalInt.of(4), false));
            tally.report("four paths");
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.999);
            assertThat(tally.percentile(tally.requests, 50)).isLessThanOrEqualTo(60);
        }
    }

    @Test
    void aDeadlineEndsASearchWithWhatItHas() {
        try (Settlement settlement = new Settlement(7, SETTLERS)) {
            Settler seeker = settlement.settlers.getFirst();
            Options hasty = new Options(Optional.of(Duration.ofMillis(30)), OptionalInt.empty(), true);
            Outcome.Closest outcome = (Outcome.Closest) seeker.search(new Search.Nodes(new NodeId(1, 2, 3, 4)), hasty);
            assertThat(outcome.complete()).isFalse();
            assertThat(outcome.peers()).hasSizeBetween(1, 19);
            assertThat(outcome.course().tookNanos()).isBetween(30_000_000L, 45_000_000L);
            assertThat(outcome.course().hops()).hasSize(outcome.course().requests());
        }
    }

    @Test
    void whoCancelsHearsSoOnce() {
        try (Settlement settlement = new Settlement(8, SETTLERS)) {
            Settler seeker = settlement.settlers.getFirst();
            long ref = seeker.begin(new Search.Nodes(new NodeId(1, 2, 3, 4)), Options.USUAL);
            settlement.world.runFor(Duration.ofMillis(25));
            seeker.cancel(ref);
            settlement.world.runFor(Duration.ofSeconds(20));
            assertThat(seeker.outcomes).hasSize(1);
            assertThat(seeker.outcomes.getFirst()).isInstanceOf(Outcome.Abandoned.class);
            assertThat(seeker.counts().underWay()).isZero();
            assertThat(settlement.world.errors()).isEmpty();
        }
    }

    @Test
    void whoKnowsNobodyFindsNobodyAtOnce() {
        try (Settlement settlement = new Settlement(9, 1)) {
            Outcome outcome = settlement.settlers.getFirst().search(new Search.Nodes(new NodeId(1, 2, 3, 4)));
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Closest.class, closest -> {
                assertThat(closest.peers()).isEmpty();
                assertThat(closest.complete()).isTrue();
            });
        }
    }

    @Test
    void theTableHearsWhoAnsweredAndWhoIsDead() {
        try (Settlement settlement = new Settlement(10, 30)) {
            Settler seeker = settlement.settlers.getFirst();
            settlement.settlers.get(1).crash();
            seeker.search(new Search.Nodes(settlement.settlers.get(1).id()));
            settlement.world.runFor(Duration.ofSeconds(10));
            List<Experience> experiences = seeker.told.stream()
                    .filter(RoutingTable.Experienced.class::isInstance)
                    .flatMap(told -> ((RoutingTable.Experienced) told).experiences().stream())
                    .toList();
            assertThat(experiences).hasSizeGreaterThan(20);
            assertThat(experiences.stream().filter(experience -> !experience.answered()))
                    .extracting(Experience::peer)
                    .containsExactly(settlement.settlers.get(1).contact());
        }
    }

    @Test
    void theSameSeedIsTheSameSearch() {
        assertThat(trace(11)).isEqualTo(trace(11)).isNotEqualTo(trace(12));
    }

    private static Bytes trace(long seed) {
        try (Settlement settlement = new Settlement(seed, 60, Conditions.WIDE)) {
            search(settlement, Options.USUAL);
            return settlement.world.traceHash();
        }
    }

    private static Message names(Message answer, List<Contact> contacts) {
        return answer instanceof Response(Answer.Nodes nodes)
                ? new Response(new Answer.Nodes(contacts, nodes.token()))
                : answer;
    }

    private static Tally search(Settlement settlement, Options options) {
        Tally tally = new Tally();
        for (int i = 0; i < SEARCHES; i++) {
            List<Settler> living = settlement.settlers.stream()
                    .filter(settler -> settler.answers)
                    .toList();
            Settler seeker = living.get(settlement.dice.nextInt(living.size()));
            // As whoever has joined: it has some experience of others.
            seeker.search(new Search.Nodes(seeker.id()), options);
            NodeId target = new NodeId(settlement.dice.nextLong(), settlement.dice.nextLong(), 0, 0);
            Outcome outcome = seeker.search(new Search.Nodes(target), options);
            assertThat(outcome).isInstanceOf(Outcome.Closest.class);
            tally.add((Outcome.Closest) outcome, settlement.closest(target, 20, seeker));
        }
        return tally;
    }

    /** What came of many searches. */
    static final class Tally {
        final List<Long> requests = new ArrayList<>();
        final List<Long> depths = new ArrayList<>();
        final List<Long> millis = new ArrayList<>();
        long found;
        long due;
        long foundOfTwelve;
        long dueOfTwelve;

        void add(Outcome.Closest closest, List<Located> truth) {
            requests.add((long) closest.course().requests());
            depths.add((long) closest.course().depth());
            millis.add(closest.course().tookNanos() / 1_000_000);
            List<Located> peers = closest.peers().stream().map(Responder::peer).toList();
            found += truth.stream().filter(peers::contains).count();
            due += truth.size();
            foundOfTwelve += truth.stream().limit(12).filter(peers::contains).count();
            dueOfTwelve += Math.min(12, truth.size());
        }

        double recall() {
            return (double) found / due;
        }

        double recallOfTwelve() {
            return (double) foundOfTwelve / dueOfTwelve;
        }

        long percentile(List<Long> values, int percent) {
            return values.stream().sorted().toList().get((values.size() * percent - 1) / 100);
        }

        void report(String what) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: recall %.4f, requests p50 %d p99 %d, depth p50 %d p99 %d, ms p50 %d p99 %d%n",
                    what,
                    recall(),
                    percentile(requests, 50),
                    percentile(requests, 99),
                    percentile(depths, 50),
                    percentile(depths, 99),
                    percentile(millis, 50),
                    percentile(millis, 99));
        }
    }
}
