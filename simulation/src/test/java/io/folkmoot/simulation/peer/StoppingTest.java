package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Ended;
import io.folkmoot.actors.peer.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private final Village village = new Village(37);

    @AfterEach
    void end() {
        assertThat(village.world.errors()).as(village.seed()).isEmpty();
        village.close();
    }

    @Test
    void whoeverTakesLeaveIsInNobodysTableAtOnce() {
        village.settleAndJoin(6);
        Inhabitant leaving = village.get(3);
        leaving.stop();
        village.world.runFor(Duration.ofMillis(100));
        for (Inhabitant one : village.inhabitants)
            if (one.isRunning())
                assertThat(one.neighbours())
                        .as("%s, %s", one, village.seed())
                        .hasSize(4)
                        .doesNotContain(leaving.id());
        assertThat(leaving.endings).containsExactly(new Ended(Optional.empty()));
    }

    @Test
    void neighboursWhoseLinkRestsHearOfTheLeaveToo() {
        village.settleAndJoin(4);
        village.world.runFor(Duration.ofMinutes(3));
        village.get(3).stop();
        village.world.runFor(Duration.ofMillis(100));
        for (int i = 0; i < 3; i++)
            assertThat(village.get(i).neighbours())
                    .as(village.seed())
                    .doesNotContain(village.get(3).id());
    }

    @Test
    void whatIsUnderWayMayEnd() {
        village.settleAndJoin(6);
        List<Peer.Published> published = new ArrayList<>();
        village.get(3).put("news", "the last word", published::add);
        village.get(3).stop();
        assertThat(published)
                .singleElement()
                .satisfies(result -> assertThat(result.outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Stored.class,
                                stored -> assertThat(stored.state()).isEqualTo(Outcome.Storing.DONE)));
        assertThat(village.get(1).get(village.get(3), "news")).contains("the last word");
    }

    @Test
    void itStopsWithinSecondsAlthoughNobodyAnswers() {
        village.settleAndJoin(6);
        Inhabitant lost = village.get(3);
        village.network.partition(List.of(List.of(lost.address)));
        lost.put("news", "nobody hears", published -> {});
        long before = village.world.nanos();
        lost.stop();
        assertThat(Duration.ofNanos(village.world.nanos() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void twoWhoStopItAtOnceBothHear() {
        village.settleAndJoin(2);
        List<Peer.Stopped> heard = new ArrayList<>();
        village.get(1).stopAndTell(heard::add);
        village.get(1).stop();
        assertThat(heard).hasSize(1);
        assertThat(village.get(1).endings).hasSize(1);
    }
}
