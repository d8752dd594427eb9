package io.folkmoot.simulation.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Responder;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Searches for nodes among two hundred peers, with all that goes wrong there. */
class FindTest {
    private static final int SETTLERS = 200;
    private static final int SEARCHES = 40;

    @Test
    void theTwentyClosestAreFoundInFewSteps() {
        try (Settlement settlement = new Settlement(1, SETTLERS)) {
            Tally tally = search(settlement, Options.USUAL);
            tally.report("everybody alive");
            assertThat(tally.recall()).isGreaterThanOrEqualTo(0.999);
            assertThat(tally.percentile(tally.depths, 99)).isLessThanOrEqualTo(4);
            assertThat(tally.percentile(tally.requests, 50)).isLessThanOrEqualTo(28);
            assertThat(settlement.world.errors()).isEmpty();
        }
    }

    private static Tally search(Settlement settlement, Options options) {
        Tally tally = new Tally();
        for (int i = 0; i < SEARCHES; i++) {
            List<Settler> living = settlement.settlers.stream()
                    .filter(settler -> settler.answers)
                    .toList();
            Settler seeker = living.get(settlement.dice.nextInt(living.size()));
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

        void add(Outcome.Closest closest, List<Located> truth) {
            requests.add((long) closest.course().requests());
            depths.add((long) closest.course().depth());
            millis.add(closest.course().tookNanos() / 1_000_000);
            List<Located> peers = closest.peers().stream().map(Responder::peer).toList();
            found += truth.stream().filter(peers::contains).count();
            due += truth.size();
        }

        double recall() {
            return (double) found / due;
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
