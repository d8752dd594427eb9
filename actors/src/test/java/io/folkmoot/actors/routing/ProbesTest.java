package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private final Probes probes = new Probes(new Diversity(2, 10, true), 0);

    private static Probe newcomer(int n) {
        return new Probe(Probe.Why.NEWCOMER, Peers.number(n));
    }

    @Test
    void checksGoFirst() {
        probes.newcomer(Peers.number(1));
        probes.check(Peers.number(2));
        assertThat(probes.poll()).isEqualTo(new Probe(Probe.Why.CHECK, Peers.number(2)));
        assertThat(probes.poll()).isEqualTo(newcomer(1));
        assertThat(probes.poll()).isNull();
    }

    @Test
    void strangersLeavePlacesForChecks() {
        int strangers = 0;
        for (; probes.hasPlace(); strangers++) probes.sent(newcomer(strangers), 0);
        assertThat(strangers).isEqualTo(Probes.MOST_ON_THEIR_WAY - Probes.FOR_CHECKS);
        probes.check(Peers.number(99));
        assertThat(probes.hasPlace()).isTrue();
    }

    @Test
    void aBurstMayGoAtOnceAndThenSoManyInASecond() {
        int sent = 0;
        for (long millis = 0; millis < 10_000; millis++) {
            long now = millis * 1_000_000;
            while (probes.pause(now) == 0) probes.ended(probes.sent(newcomer(sent++), now));
        }
        assertThat(sent).isBetween(Probes.BURST + 9 * Probes.PER_SECOND, Probes.BURST + 10 * Probes.PER_SECOND + 1);
    }

    @Test
    void afterThePauseThatItNamesOneMayGo() {
        while (probes.pause(0) == 0) probes.sent(newcomer(1), 0);
        assertThat(probes.pause(probes.pause(0))).isZero();
    }

    @Test
    void ofTooManyNewcomersTheLastFindNoPlace() {
        List<Integer> placed = new ArrayList<>();
        for (int n = 0; n < 300; n++) if (probes.newcomer(Peers.number(n))) placed.add(n);
        assertThat(placed).hasSize(Probes.MOST_NEWCOMERS).endsWith(Probes.MOST_NEWCOMERS - 1);
    }

    @Test
    void oneNetworkDoesNotFillTheQueue() {
        for (int n = 0; n < 100; n++) probes.newcomer(Peers.at(n, 30, 1, 1, n));
        assertThat(probes.newcomersWaiting()).isEqualTo(10);
        assertThat(probes.newcomer(Peers.at(200, 30, 1, 2, 1))).isTrue();
    }

    @Test
    void anAnswerBelongsToItsPing() {
        long ref = probes.sent(newcomer(1), 0);
        assertThat(probes.isOnItsWay(Peers.number(1).contact().key())).isTrue();
        assertThat(probes.ended(ref + 1)).isNull();
        assertThat(probes.ended(ref)).isEqualTo(newcomer(1));
        assertThat(probes.ended(ref)).isNull();
    }

    @Test
    void aPlaceWhoseAnswerNeverComesIsFreedAtLast() {
        probes.sent(newcomer(1), 0);
        probes.sent(newcomer(2), 20 * Peers.SECOND);
        assertThat(probes.overdue(29 * Peers.SECOND)).isEmpty();
        assertThat(probes.overdue(31 * Peers.SECOND)).containsExactly(newcomer(1));
        assertThat(probes.overdue(60 * Peers.SECOND)).containsExactly(newcomer(2));
    }
}
