package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final Universe universe = Universe.withSeed(31).open();

    @AfterEach
    void end() {
        assertThat(universe.world().errors()).as(universe.toString()).isEmpty();
        universe.close();
    }

    @Test
    void aPeerInTheMeshIsWellForDays() {
        Village.settle(universe, 3);
        for (int hour = 0; hour < 6; hour++) {
            universe.world().runFor(Duration.ofHours(1));
            assertThat(universe.resident(1).health())
                    .as(universe.toString())
                    .isEqualTo(new Health(Health.State.OK, List.of()));
        }
    }

    @Test
    void aFreshPeerAloneIsIsolatedAfterAMinute() {
        Resident alone = universe.newcomer();
        alone.start(List.of());
        universe.world().runFor(Duration.ofSeconds(55));
        assertThat(alone.health().state()).isEqualTo(Health.State.OK);
        universe.world().runFor(Duration.ofSeconds(6));
        assertThat(alone.health().state()).isEqualTo(Health.State.ISOLATED);
        Village.settle(universe, 1);
        assertThat(alone.health().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void whoeverAsksASilentPeerHearsWithinMinutesThatItIsIsolated() {
        Village.settle(universe, 5);
        Resident lost = universe.resident(2);
        universe.network().partition(List.of(List.of(lost.address())));
        universe.world().runFor(Duration.ofSeconds(61));
        lost.health();
        universe.world().runFor(Duration.ofSeconds(10));
        assertThat(lost.health().state()).isEqualTo(Health.State.ISOLATED);
        assertThat(lost.health().reasons()).singleElement().asString().contains("neighbour");
    }

    @Test
    void aClockThatJumpsBackADayIsSaidAndNothingIsLost() {
        Village.settle(universe, 5);
        Resident late = universe.resident(1);
        late.put("news", "before");
        late.jump(Duration.ofDays(-1));
        assertThat(late.health().state()).isEqualTo(Health.State.DEGRADED);
        assertThat(late.health().reasons()).singleElement().asString().contains("back by 24h");
        assertThat(universe.resident(3).get(late, "news")).contains("before");
        assertThat(late.get(late, "news")).contains("before");
        Peer.Published published = late.put("news", "after");
        assertThat(published.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Stored.class,
                        stored -> assertThat(stored.state()).isEqualTo(Outcome.Storing.DONE));
        assertThat(universe.resident(3).get(late, "news")).contains("after");
        late.jump(Duration.ofDays(1));
        universe.world().runFor(Duration.ofMinutes(1));
        assertThat(late.health().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void theStatusNamesWhatThereIs() {
        Village.settle(universe, 4);
        universe.resident(1).put("news", "hello");
        universe.world().runFor(Duration.ofSeconds(5));
        Peer.PeerStatus status = universe.resident(1).status();
        assertThat(status.id()).isEqualTo(universe.resident(1).id());
        assertThat(status.address()).isEqualTo(universe.resident(1).address());
        assertThat(status.neighbours()).isEqualTo(3);
        assertThat(status.known()).isEqualTo(3);
        assertThat(status.records()).isEqualTo(1);
        assertThat(status.uptime()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(status.crashes()).isEmpty();
        assertThat(status.counts())
                .containsEntry("store-records", 1L)
                .containsKeys("requests-served", "searches-begun", "dropped-while-paused");
    }
}
