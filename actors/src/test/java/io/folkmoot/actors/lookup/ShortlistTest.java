package io.folkmoot.actors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Candidate.State;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortlistTest {
    private static final int K = 8;
    private static final int ALPHA = 3;

    /** A network of chance in which everybody knows a few others, some are dead, some slow, and some lie. */
    private static final class Town {
        final SplittableRandom dice;
        final long seed;
        final NodeId target;
        final int acquaintance;
        final List<Located> peers = new ArrayList<>();
        final Map<NodeId, Integer> nature = new TreeMap<>();
        final Map<NodeId, List<Contact>> known = new TreeMap<>();

        Town(long seed, int size, int bad, int acquaintance) {
            this.acquaintance = acquaintance;
            this.seed = seed;
            dice = new SplittableRandom(seed);
            target = new NodeId(dice.nextLong(), dice.nextLong(), 0, 0);
            for (int i = 0; i < size; i++) peers.add(Somebody.located(dice));
            for (Located peer : peers) {
                nature.put(peer.id(), dice.nextInt(100) < bad ? 1 + dice.nextInt(3) : 0);
                known.put(peer.id(), knownTo(peer));
            }
        }

        private List<Contact> knownTo(Located peer) {
            if (nature.getOrDefault(peer.id(), 0) == 3) return List.of(Somebody.contact(dice), Somebody.contact(dice));
            return peers.stream()
                    .filter(other -> !other.equals(peer) && dice.nextInt(100) < acquaintance)
                    .sorted(byDistance())
                    .limit(K)
                    .map(Located::contact)
                    .toList();
        }

        Comparator<Located> byDistance() {
            return (left, right) -> Distance.compare(target, left.id(), right.id());
        }
    }

    /** Runs a search to its end in an order of chance, beside the plain one, and says who was asked in which order. */
    private static List<Candidate> run(Town town, int paths, int needed) {
        Shortlist list = new Shortlist(town.target, K, ALPHA, paths);
        list.begin(town.peers.subList(0, Math.min(K, town.peers.size())));
        List<Candidate> asked = new ArrayList<>();
        List<Candidate> waiting = new ArrayList<>();
        for (int step = 0; !list.isDone(needed); step++) {
            assertThat(step).as("seed %s: steps", town.seed).isLessThan(5_000);
            for (Candidate next; (next = list.next(needed)) != null; ) {
                compare(town, list, paths, needed, next);
                assertThat(asked).as("seed %s: asked twice", town.seed).doesNotContain(next);
                list.asked(next, step + 5L, step + 10L);
                asked.add(next);
                waiting.add(next);
            }
            compare(town, list, paths, needed, null);
            if (list.isDone(needed)) break;
            if (!waiting.isEmpty()) settle(town, list, waiting.remove(town.dice.nextInt(waiting.size())), step);
            // Those who never answer become slow in the end.
            else
                assertThat(list.passOver(Long.MAX_VALUE))
                        .as("seed %s: nobody is waited for", town.seed)
                        .isNotEmpty();
        }
        return asked;
    }

    private static void settle(Town town, Shortlist list, Candidate candidate, int step) {
        switch (town.nature.getOrDefault(candidate.id, 1)) {
            case 1 -> list.failed(candidate);
            case 2 -> {
                list.passOver(step + (town.dice.nextBoolean() ? 5L : 10L));
                if (town.dice.nextBoolean()) list.failed(candidate);
            }
            default -> {
                list.answered(candidate);
                list.hear(town.known.getOrDefault(candidate.id, List.of()), candidate);
            }
        }
    }

    private static void compare(
            Town town, Shortlist list, int paths, int needed, @org.jspecify.annotations.Nullable Candidate next) {
        PlainShortlist plain = new PlainShortlist(town.target, K, ALPHA, paths, list.all());
        assertThat(plain.next(needed).orElse(null))
                .as("seed %s: next", town.seed)
                .isSameAs(next);
        assertThat(list.isDone(needed)).as("seed %s: done", town.seed).isEqualTo(plain.isDone(needed));
        assertThat(list.holders()).as("seed %s: holders", town.seed).isEqualTo(plain.holders());
        assertThat(list.answers()).as("seed %s: answers", town.seed).isEqualTo(plain.answers());
    }

    @Test
    void theCleverOneDoesWhatThePlainOneSaysAndAlwaysEnds() {
        for (long seed = 0; seed < 200; seed++) {
            Town town = new Town(seed, 5 + (int) (seed % 60), (int) (seed % 70), 33);
            List<Candidate> asked = run(town, 1 + (int) (seed % 4), seed % 3 == 0 ? 3 : K);
            assertThat(asked.stream().map(candidate -> candidate.id))
                    .as("seed %s: asked once each", seed)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void nobodiesThatTwoLiarsNameAreDoubtedLikeThoseOfOne() {
        SplittableRandom dice = new SplittableRandom(5);
        NodeId target = new NodeId(1, 2, 3, 4);
        Shortlist list = new Shortlist(target, K, ALPHA, 1);
        list.begin(List.of(Somebody.located(dice), Somebody.located(dice)));
        List<Candidate> liars = List.of(ask(list), ask(list));
        List<Contact> nobodies =
                Stream.generate(() -> Somebody.contact(dice)).limit(K).toList();
        for (Candidate liar : liars) {
            list.answered(liar);
            list.hear(nobodies, liar);
        }
        for (int i = 0; i < 3; i++) list.failed(ask(list));
        assertThat(list.next(K)).isNull();
        assertThat(list.holders()).isEqualTo(2);
        assertThat(list.isDone(K)).isTrue();
    }

    private static Candidate ask(Shortlist list) {
        Candidate next = list.next(K);
        assertThat(next).isNotNull();
        list.asked(next, 10, 10);
        return next;
    }

    @Test
    void withoutFailuresTheClosestThatCanBeReachedAreFound() {
        for (long seed = 1_000; seed < 1_050; seed++) {
            Town town = new Town(seed, 60, 0, 70);
            for (int paths = 1; paths <= 4; paths++) {
                List<Candidate> asked = run(town, paths, K);
                List<NodeId> closest = town.peers.stream()
                        .sorted(town.byDistance())
                        .limit(K)
                        .map(Located::id)
                        .toList();
                List<NodeId> found = asked.stream()
                        .filter(candidate -> candidate.state == State.ANSWERED)
                        .map(candidate -> candidate.id)
                        .toList();
                assertThat(found).as("seed %s, %s paths", seed, paths).containsAll(closest);
            }
        }
    }

    @Test
    void aPathNeverHasMoreThanAlphaInFlightBeforeItHasConverged() {
        SplittableRandom dice = new SplittableRandom(1);
        Shortlist list = new Shortlist(Somebody.tableKey(dice), K, ALPHA, 2);
        list.begin(somebodies(dice, 12));
        List<Candidate> asked = new ArrayList<>();
        for (Candidate next; (next = list.next(K)) != null; asked.add(next)) list.asked(next, 10, 10);
        assertThat(asked).hasSize(2 * ALPHA);
        assertThat(asked.stream().filter(candidate -> candidate.path == 1)).hasSize(ALPHA);
    }

    @Test
    void theLastRoundAsksAllOfTheClosestAtOnceAndNoMoreThanAreNeeded() {
        assertThat(lastRound(K)).isEqualTo(K - ALPHA);
        assertThat(lastRound(5)).isEqualTo(5 - ALPHA);
    }

    private static int lastRound(int needed) {
        SplittableRandom dice = new SplittableRandom(2);
        Shortlist list = new Shortlist(Somebody.tableKey(dice), K, ALPHA, 1);
        list.begin(somebodies(dice, 12));
        for (int i = 0; i < ALPHA; i++) {
            Candidate next = nextOf(list, needed);
            list.asked(next, 10, 10);
            list.answered(next);
        }
        int asked = 0;
        for (Candidate next; (next = list.next(needed)) != null; asked++) list.asked(next, 10, 10);
        return asked;
    }

    @Test
    void aSlowOneFreesItsPlaceAndTakesItAgainWhenItAnswers() {
        SplittableRandom dice = new SplittableRandom(3);
        Shortlist list = new Shortlist(Somebody.tableKey(dice), K, 1, 1);
        list.begin(somebodies(dice, 3));
        Candidate first = nextOf(list, K);
        list.asked(first, 10, 10);
        assertThat(list.next(K)).isNull();
        assertThat(list.passOver(9)).isEmpty();
        assertThat(list.passOver(10)).containsExactly(first);
        assertThat(list.next(K)).isNotNull().isNotSameAs(first);
        assertThat(list.holders()).isEqualTo(2);
        list.answered(first);
        assertThat(list.holders()).isEqualTo(3);
        assertThat(list.answered(1)).containsExactly(first);
    }

    @Test
    void whoNamesOnlyPeersThatAreNotThereIsNotBelievedFurther() {
        SplittableRandom dice = new SplittableRandom(4);
        Located liar = Somebody.located(dice);
        Shortlist list = new Shortlist(liar.id(), K, ALPHA, 1);
        list.begin(List.of(liar));
        Candidate first = nextOf(list, K);
        list.asked(first, 10, 10);
        list.answered(first);
        list.hear(somebodies(dice, 20).stream().map(Located::contact).toList(), first);
        int asked = 0;
        for (Candidate next; (next = list.next(K)) != null; asked++) {
            list.asked(next, 10, 10);
            list.failed(next);
        }
        assertThat(asked).isEqualTo(3);
        assertThat(list.isDone(K)).isTrue();
    }

    @Test
    void whomOneNamesTooWhoHasHelpedIsAskedAllTheSame() {
        SplittableRandom dice = new SplittableRandom(5);
        List<Located> known = somebodies(dice, 2);
        Shortlist list = new Shortlist(known.getFirst().id(), K, ALPHA, 1);
        list.begin(known);
        Candidate liar = nextOf(list, K);
        list.asked(liar, 10, 10);
        Candidate honest = nextOf(list, K);
        list.asked(honest, 10, 10);
        List<Contact> named = somebodies(dice, 4).stream().map(Located::contact).toList();
        list.answered(liar);
        list.hear(named, liar);
        list.answered(honest);
        list.hear(List.of(Somebody.contact(dice)), honest);
        list.answered(list.all().stream()
                .filter(candidate ->
                        candidate.depth == 2 && !named.contains(candidate.peer().contact()))
                .findFirst()
                .orElseThrow());
        list.hear(named, honest);
        int asked = 0;
        for (Candidate next; (next = list.next(K)) != null; asked++) {
            list.asked(next, 10, 10);
            list.failed(next);
        }
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void whatLiarsNameWithoutEndIsForgottenAndNotAskedWithoutEnd() {
        SplittableRandom dice = new SplittableRandom(6);
        Shortlist list = new Shortlist(Somebody.tableKey(dice), 1_000, ALPHA, 1);
        list.begin(somebodies(dice, 1));
        int asked = 0;
        for (Candidate next; (next = list.next(1_000)) != null; asked++) {
            list.asked(next, 10, 10);
            list.answered(next);
            list.hear(somebodies(dice, 20).stream().map(Located::contact).toList(), next);
            assertThat(list.all()).hasSizeLessThanOrEqualTo(Shortlist.MOST_REMEMBERED);
        }
        assertThat(asked).isEqualTo(Shortlist.MOST_REMEMBERED);
        assertThat(list.isDone(1_000)).isTrue();
    }

    @Test
    void aLateOneIsPassedOverButStillWaitedFor() {
        SplittableRandom dice = new SplittableRandom(8);
        Shortlist list = new Shortlist(Somebody.tableKey(dice), 2, 1, 1);
        list.begin(somebodies(dice, 3));
        Candidate late = nextOf(list, 2);
        list.asked(late, 10, 20);
        assertThat(list.nextDue()).isEqualTo(10);
        assertThat(list.passOver(10)).isEmpty();
        assertThat(list.nextDue()).isEqualTo(20);
        for (Candidate next; (next = list.next(2)) != null; list.answered(next)) list.asked(next, 20, 40);
        assertThat(list.hasConverged()).isTrue();
        assertThat(list.all()).noneMatch(candidate -> candidate.state == State.HEARD);
        assertThat(list.isDone(2)).isFalse();
        assertThat(list.isDone(1)).isTrue();
        assertThat(list.passOver(20)).containsExactly(late);
        assertThat(list.isDone(2)).isTrue();
    }

    @Test
    void ourselvesCountAmongTheClosestAndAreNotAsked() {
        SplittableRandom dice = new SplittableRandom(7);
        List<Located> known = somebodies(dice, 3);
        Candidate self = Candidate.self(known.getFirst().id());
        Shortlist list = new Shortlist(known.getFirst().id(), K, ALPHA, 1);
        list.begin(known.subList(1, 3));
        list.participate(self);
        for (Candidate next; (next = list.next(K)) != null; list.answered(next)) {
            assertThat(next.isSelf()).isFalse();
            list.asked(next, 10, 10);
        }
        assertThat(list.holders()).isEqualTo(3);
        assertThat(list.isDone(K)).isFalse();
        list.answered(self);
        assertThat(list.isDone(K)).isTrue();
        assertThat(list.answered(1)).containsExactly(self);
    }

    @Test
    void theLastRoundNeedNotWaitForTheLastOfThoseWhoAllButSettleIt() {
        SplittableRandom dice = new SplittableRandom(8);
        Shortlist list = new Shortlist(Somebody.tableKey(dice), K, ALPHA, 1);
        list.begin(somebodies(dice, K + 2));
        List<Candidate> first = List.of(askNext(list), askNext(list), askNext(list));
        assertThat(list.next(K)).isNull();
        assertThat(list.nextInHaste(K)).as("nobody has answered").isNull();
        list.answered(first.get(1));
        askNext(list);
        assertThat(list.nextInHaste(K)).as("two are out").isNull();
        list.answered(first.get(2));
        askNext(list);
        int hasty = 0;
        for (Candidate next; (next = list.nextInHaste(K)) != null; hasty++) list.asked(next, 10, 10);
        assertThat(hasty).isEqualTo(K - 5);
        assertThat(list.isDone(K)).isFalse();
        assertThat(list.hasConverged()).isFalse();
    }

    private static Candidate askNext(Shortlist list) {
        Candidate next = nextOf(list, K);
        list.asked(next, 10, 10);
        return next;
    }

    private static List<Located> somebodies(SplittableRandom dice, int count) {
        List<Located> somebodies = new ArrayList<>();
        for (int i = 0; i < count; i++) somebodies.add(Somebody.located(dice));
        return somebodies;
    }

    private static Candidate nextOf(Shortlist list, int needed) {
        return Objects.requireNonNull(list.next(needed), "somebody is still to be asked");
    }
}
