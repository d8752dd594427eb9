package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final Village village = new Village(31);

    @AfterEach
    void end() {
        assertThat(village.world.errors()).as(village.seed()).isEmpty();
        village.close();
    }

    @Test
    void aPeerInTheMeshIsWellForDays() {
        village.settleAndJoin(3);
        for (int hour = 0; hour < 6; hour++) {
            village.world.runFor(Duration.ofHours(1));
            assertThat(village.get(1).health()).as(village.seed()).isEqualTo(new Health(Health.State.OK, List.of()));
        }
    }

    @Test
    void aFreshPeerAloneIsIsolatedAfterAMinute() {
        Inhabitant alone = village.newcomer();
        alone.start(List.of());
        village.world.runFor(Duration.ofSeconds(55));
        assertThat(alone.health().state()).isEqualTo(Health.State.OK);
        village.world.runFor(Duration.ofSeconds(6));
        assertThat(alone.health().state()).isEqualTo(Health.State.ISOLATED);
        village.settleAndJoin(1);
        assertThat(alone.health().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void whoeverAsksASilentPeerHearsWithinMinutesThatItIsIsolated() {
        village.settleAndJoin(5);
        Inhabitant lost = village.get(2);
        village.network.partition(List.of(List.of(lost.address)));
        village.world.runFor(Duration.ofSeconds(61));
        lost.health();
        village.world.runFor(Duration.ofSeconds(10));
        assertThat(lost.health().state()).isEqualTo(Health.State.ISOLATED);
        assertThat(lost.health().reasons()).singleElement().asString().contains("neighbour");
    }

    @Test
    void aClockThatJumpsBackADayIsSaidAndNothingIsLost() {
        village.settleAndJoin(5);
        Inhabitant late = village.get(1);
        late.put("news", "before");
        late.clockError = Duration.ofDays(-1);
        assertThat(late.health().state()).isEqualTo(Health.State.DEGRADED);
        assertThat(late.health().reasons()).singleElement().asString().contains("back by 24h");
        assertThat(village.get(3).get(late, "news")).contains("before");
        assertThat(late.get(late, "news")).contains("before");
        Peer.Published published = late.put("news", "after");
        assertThat(published.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Stored.class,
                        stored -> assertThat(stored.state()).isEqualTo(Outcome.Storing.DONE));
        assertThat(village.get(3).get(late, "news")).contains("after");
        late.clockError = Duration.ZERO;
        village.world.runFor(Duration.ofMinutes(1));
        assertThat(late.health().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void theStatusNamesWhatThereIs() {
        village.settleAndJoin(4);
        village.get(1).put("news", "hello");
        village.world.runFor(Duration.ofSeconds(5));
        Peer.PeerStatus status = village.get(1).status();
        assertThat(status.id()).isEqualTo(village.get(1).place());
        assertThat(status.address()).isEqualTo(village.get(1).address);
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
