package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.door.Source;
import io.folkmoot.actors.routing.BucketState.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever happens to a bucket, in whatever order, some things never do. */
class BucketPropertiesTest {
    private static final int K = 8;
    private static final BucketRules RULES =
            new BucketRules(K, 4, new Diversity(2, 10, true), 30 * Peers.SECOND, 900 * Peers.SECOND);

    /** A bucket, and a village of peers of whom some are alive; pings are answered by those who are. */
    private static final class Run {
        final SplittableRandom random;
        final List<Located> village = new ArrayList<>();
        final TreeSet<Integer> dead = new TreeSet<>();
        final Deque<Located> pings = new ArrayDeque<>();
        BucketState state = BucketState.empty(RULES);
        long now;

        Run(long seed) {
            random = new SplittableRandom(seed);
            for (int i = 0; i < 60; i++) village.add(Peers.at(i, 30, 1, random.nextInt(20), i));
        }

        boolean isAlive(Located peer) {
            return !dead.contains(village.indexOf(peer));
        }

        void step() {
            now += random.nextLong(40 * Peers.SECOND);
            int who = random.nextInt(village.size());
            Located peer = village.get(who);
            switch (random.nextInt(10)) {
                case 0 -> dead.add(who);
                case 1 -> dead.remove(who);
                case 2 -> carry(state.failed(peer.id()));
                case 3 -> carry(state.idle(now));
                case 4, 5 -> answerPing();
                default -> {
                    if (isAlive(peer)) carry(state.answered(peer, now, 1));
                }
            }
        }

        void answerPing() {
            Located asked = pings.poll();
            if (asked == null) return;
            if (random.nextInt(20) == 0) carry(state.unclear(asked.id()));
            else if (isAlive(asked)) carry(state.answered(asked, now, 1));
            else carry(state.missed(asked.id(), now));
        }

        void carry(Step step) {
            List<Located> before = peers(state);
            state = step.state();
            pings.addAll(step.checks());
            List<Located> displaced = new ArrayList<>(before);
            displaced.removeAll(peers(state));
            assertThat(displaced).as("displaced although alive").noneMatch(this::isAlive);
        }
    }

    private static List<Located> peers(BucketState state) {
        return state.members().stream().map(Member::peer).toList();
    }

    private static void assertSound(BucketState state, long seed) {
        assertThat(state.members()).as("seed %d", seed).hasSizeLessThanOrEqualTo(K);
        assertThat(state.waiting()).as("seed %d", seed).hasSizeLessThanOrEqualTo(4);
        for (List<Member> list : List.of(state.members(), state.waiting())) {
            assertThat(list)
                    .as("seed %d", seed)
                    .isSortedAccordingTo((left, right) -> Long.compare(left.verifiedNanos(), right.verifiedNanos()));
            assertThat(perNetwork(list).values()).as("seed %d", seed).allMatch(count -> count <= 2);
        }
        List<Located> all = new ArrayList<>(peers(state));
        state.waiting().forEach(member -> all.add(member.peer()));
        assertThat(all).as("seed %d", seed).doesNotHaveDuplicates();
    }

    private static Map<Long, Long> perNetwork(List<Member> members) {
        return members.stream()
                .map(member -> Source.network(member.peer().contact().address().ip()))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    @Test
    void aBucketStaysSoundAndNeverDropsALiveContact() {
        for (long seed = 0; seed < 60; seed++) {
            Run run = new Run(seed);
            for (int i = 0; i < 400; i++) {
                run.step();
                assertSound(run.state, seed);
            }
        }
    }

    @Test
    void theDeadAreGoneOnceAllPingsAreOver() {
        for (long seed = 0; seed < 40; seed++) {
            Run run = new Run(seed);
            for (int i = 0; i < 300; i++) run.step();
            run.pings.clear();
            run.state
                    .members()
                    .forEach(
                            member -> run.state = run.state.unclear(member.id()).state());
            run.state
                    .waiting()
                    .forEach(
                            member -> run.state = run.state.unclear(member.id()).state());
            run.now += RULES.idleNanos();
            run.carry(run.state.idle(run.now));
            while (!run.pings.isEmpty()) {
                Located asked = run.pings.remove();
                run.carry(
                        run.isAlive(asked)
                                ? run.state.answered(asked, run.now, 1)
                                : run.state.missed(asked.id(), run.now));
            }
            assertThat(peers(run.state)).as("seed %d", seed).allMatch(run::isAlive);
        }
    }
}
