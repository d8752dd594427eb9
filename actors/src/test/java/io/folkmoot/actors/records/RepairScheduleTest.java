package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.records.RepairSchedule.Scope;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RepairScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    private final SplittableRandom random = new SplittableRandom(4);
    private final List<Located> peers = new ArrayList<>();
    private final RepairSchedule schedule =
            new RepairSchedule(Duration.ofHours(1), Duration.ofSeconds(60), random.split());
    private long now = -HOUR;

    RepairScheduleTest() {
        for (int i = 0; i < 80; i++) peers.add(Drafts.at(Drafts.randomId(random)));
        schedule.know(peers, now);
    }

    private record Began(NodeId peer, long at, Scope scope) {}

    private List<Began> runUntil(long end) {
        List<Began> begun = new ArrayList<>();
        while (schedule.nextDue().isPresent() && schedule.nextDue().getAsLong() <= end) {
            now = Math.max(now, schedule.nextDue().getAsLong());
            RepairSchedule.Round round = schedule.take(now).orElseThrow();
            begun.add(new Began(round.peer().id(), now, round.scope()));
            schedule.ended(round.peer().id(), true, now);
        }
        now = end;
        return begun;
    }

    @Test
    void everyNeighbourHasItsTurnAboutOnceAnHour() {
        long begin = now;
        Map<NodeId, List<Long>> turns = new TreeMap<>();
        for (Began began : runUntil(now + 10 * HOUR))
            turns.computeIfAbsent(began.peer(), id -> new ArrayList<>()).add(began.at());
        assertThat(turns).hasSize(80);
        turns.values().forEach(times -> {
            assertThat(times.get(0) - begin).isLessThan(HOUR);
            for (int i = 1; i < times.size(); i++)
                assertThat(times.get(i) - times.get(i - 1)).isBetween(3 * HOUR / 4, 5 * HOUR / 4);
        });
    }

    @Test
    void roundsDoNotGatherInTime() {
        int[] perMinute = new int[600];
        long begin = now;
        for (Began began : runUntil(now + 10 * HOUR)) perMinute[(int) ((began.at() - begin) / (60 * SECOND))]++;
        // With 800 rounds thrown evenly on 600 minutes, more than nine in one would come once in ten thousand runs.
        assertThat(Arrays.stream(perMinute).max().orElseThrow()).isLessThan(10);
    }

    @Test
    void whoMayLackSomethingHasItsTurnWithinHalfOfTheTimeAllowed() {
        NodeId peer = peers.get(7).id();
        schedule.soon(peer, now);
        schedule.soon(peer, now);
        long begin = now;
        List<Began> turns = runUntil(now + 30 * SECOND).stream()
                .filter(began -> began.scope() == Scope.NEAREST)
                .toList();
        assertThat(turns).hasSize(1);
        assertThat(turns.get(0).peer()).isEqualTo(peer);
        assertThat(turns.get(0).at() - begin).isLessThan(30 * SECOND);
    }

    @Test
    void aChangeDuringARoundBringsAnother() {
        NodeId peer = peers.get(7).id();
        schedule.soon(peer, now);
        now += 30 * SECOND;
        List<NodeId> underWay = new ArrayList<>();
        while (schedule.nextDue().orElseThrow() <= now)
            underWay.add(schedule.take(now).orElseThrow().peer().id());
        assertThat(underWay).contains(peer);
        schedule.soon(peer, now);
        assertThat(runUntil(now + 40 * SECOND)).noneMatch(began -> began.peer().equals(peer));
        schedule.ended(peer, true, now);
        assertThat(runUntil(now + 40 * SECOND)).anyMatch(began -> began.peer().equals(peer));
    }

    @Test
    void whoDoesNotAnswerIsAskedLessAndLessOften() {
        RepairSchedule one = new RepairSchedule(Duration.ofHours(1), Duration.ofSeconds(60), random.split());
        one.know(peers.subList(0, 1), now);
        List<Long> pauses = new ArrayList<>();
        long last = one.nextDue().orElseThrow();
        for (int i = 0; i < 20; i++) {
            assertThat(one.take(last)).isPresent();
            one.ended(peers.get(0).id(), false, last);
            long next = one.nextDue().orElseThrow();
            pauses.add(next - last);
            last = next;
        }
        assertThat(pauses.get(0)).isBetween(30 * SECOND, 90 * SECOND);
        assertThat(pauses).allMatch(pause -> pause >= 30 * SECOND && pause <= 5 * HOUR / 4);
        assertThat(pauses.subList(10, 20).stream().mapToLong(p -> p).sum()).isGreaterThan(HOUR);
    }

    @Test
    void whoIsBehindHasATurnUnlessItJustHadOne() {
        NodeId peer = peers.get(7).id();
        schedule.behind(peer, now);
        assertThat(runUntil(now + 30 * SECOND))
                .anyMatch(began -> began.peer().equals(peer) && began.scope() == Scope.ALL);
        schedule.behind(peer, now);
        assertThat(runUntil(now + 30 * SECOND)).noneMatch(began -> began.peer().equals(peer));
        now += HOUR / 5;
        schedule.behind(peer, now);
        assertThat(runUntil(now + 30 * SECOND)).anyMatch(began -> began.peer().equals(peer));
    }

    @Test
    void whoIsNoNeighbourAnyMoreHasNoTurn() {
        schedule.know(peers.subList(0, 3), now);
        assertThat(runUntil(now + 3 * HOUR).stream().map(Began::peer).distinct())
                .hasSize(3);
        schedule.soon(peers.get(9).id(), now);
        schedule.ended(peers.get(9).id(), true, now);
        assertThat(runUntil(now + 3 * HOUR))
                .noneMatch(began -> began.peer().equals(peers.get(9).id()));
    }
}
