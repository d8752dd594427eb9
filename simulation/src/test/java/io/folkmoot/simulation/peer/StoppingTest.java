package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Ended;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private final Universe universe = Universe.withSeed(37).open();

    @AfterEach
    void end() {
        assertThat(universe.world().errors()).as(universe.toString()).isEmpty();
        universe.close();
    }

    @Test
    void whoeverTakesLeaveIsInNobodysTableAtOnce() {
        Village.settle(universe, 6);
        Resident leaving = universe.resident(3);
        Village.stop(leaving);
        universe.world().runFor(Duration.ofMillis(100));
        for (Resident one : universe.residents())
            if (one.isRunning())
                assertThat(one.neighbours())
                        .as("%s, %s", one, universe.toString())
                        .hasSize(4)
                        .doesNotContain(leaving.key());
        assertThat(leaving.endings()).containsExactly(new Ended(Optional.empty()));
    }

    @Test
    void neighboursWhoseLinkRestsHearOfTheLeaveToo() {
        Village.settle(universe, 4);
        universe.world().runFor(Duration.ofMinutes(3));
        Village.stop(universe.resident(3));
        universe.world().runFor(Duration.ofMillis(100));
        for (int i = 0; i < 3; i++)
            assertThat(universe.resident(i).neighbours())
                    .as(universe.toString())
                    .doesNotContain(universe.resident(3).key());
    }

    @Test
    void whatIsUnderWayMayEnd() {
        Village.settle(universe, 6);
        List<Peer.Published> published = new ArrayList<>();
        universe.resident(3).put("news", Bytes.utf8("the last word"), published::add);
        Village.stop(universe.resident(3));
        assertThat(published)
                .singleElement()
                .satisfies(result -> assertThat(result.outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Stored.class,
                                stored -> assertThat(stored.state()).isEqualTo(Outcome.Storing.DONE)));
        assertThat(universe.resident(1).get(universe.resident(3), "news")).contains("the last word");
    }

    @Test
    void itStopsWithinSecondsAlthoughNobodyAnswers() {
        Village.settle(universe, 6);
        Resident lost = universe.resident(3);
        universe.network().partition(List.of(List.of(lost.address())));
        lost.put("news", Bytes.utf8("nobody hears"), published -> {});
        long before = universe.world().nanos();
        Village.stop(lost);
        assertThat(Duration.ofNanos(universe.world().nanos() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void twoWhoStopItAtOnceBothHear() {
        Village.settle(universe, 2);
        List<Peer.Stopped> heard = new ArrayList<>();
        Resident one = universe.resident(1);
        one.tell(new Peer.Stop("told", one.ear("stopped", heard::add)));
        Village.stop(universe.resident(1));
        assertThat(heard).hasSize(1);
        assertThat(universe.resident(1).endings()).hasSize(1);
    }
}
