package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer.Published;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private final Universe universe = Universe.withSeed(11).open();

    @AfterEach
    void end() {
        assertThat(universe.world().errors()).as(universe.toString()).isEmpty();
        universe.close();
    }

    private static Outcome.Storing storing(Published published) {
        if (published.outcome() instanceof Outcome.Stored stored) return stored.state();
        throw new AssertionError("not stored: " + published);
    }

    private static long sequence(Published published) {
        return published.record().map(SignedRecord::sequence).orElse(-1L);
    }

    @Test
    void whatOnePutsAnotherGets() {
        Village.settle(universe, 5);
        assertThat(storing(universe.resident(1).put("news", "hello"))).isEqualTo(Outcome.Storing.DONE);
        assertThat(universe.resident(4).get(universe.resident(1), "news")).contains("hello");
    }

    @Test
    void twoPeersAreEnough() {
        Village.settle(universe, 2);
        assertThat(storing(universe.resident(0).put("news", "hello"))).isEqualTo(Outcome.Storing.DONE);
        assertThat(universe.resident(1).get(universe.resident(0), "news")).contains("hello");
    }

    @Test
    void onePeerAloneKeepsItsOwn() {
        Village.settle(universe, 1);
        assertThat(storing(universe.resident(0).put("news", "hello"))).isEqualTo(Outcome.Storing.DONE);
        assertThat(universe.resident(0).get(universe.resident(0), "news")).contains("hello");
    }

    @Test
    void afterARestartOfAllWithoutAnEntranceItIsStillThere() {
        Village.settle(universe, 5);
        universe.resident(1).put("news", "hello");
        universe.world().runFor(Duration.ofSeconds(5));
        universe.residents().forEach(Resident::crash);
        universe.world().runFor(Duration.ofMinutes(30));
        for (Resident one : universe.residents()) one.start(List.of());
        for (Resident one : universe.residents())
            assertThat(one.join().withNeighbours()).as(universe.toString()).isTrue();
        assertThat(universe.resident(3).get(universe.resident(1), "news")).contains("hello");
    }

    @Test
    void theNextVersionReplacesTheOneBefore() {
        Village.settle(universe, 5);
        for (int i = 0; i < 5; i++) {
            Published published = universe.resident(1).put("news", "version " + i);
            assertThat(storing(published)).isEqualTo(Outcome.Storing.DONE);
            assertThat(sequence(published)).isEqualTo(i);
        }
        assertThat(universe.resident(2).get(universe.resident(1), "news")).contains("version 4");
    }

    @Test
    void whoHasLostItsStoreContinuesFromWhatOthersHold() {
        Village.settle(universe, 5);
        Resident author = universe.resident(1);
        author.put("news", "first");
        author.put("news", "second");
        author.crash(Fault.Kept.NOTHING);
        author.start(List.of(Village.unpinned(universe.resident(0))));
        author.join();
        Published published = author.put("news", "third");
        assertThat(storing(published)).isEqualTo(Outcome.Storing.DONE);
        assertThat(sequence(published)).isEqualTo(2);
        assertThat(universe.resident(3).get(author, "news")).contains("third");
    }

    @Test
    void aSwapThatExpectsAnotherVersionChangesNothing() {
        Village.settle(universe, 5);
        Resident author = universe.resident(1);
        assertThat(storing(author.put("news", "one", new Expected.Nothing()))).isEqualTo(Outcome.Storing.DONE);
        assertThat(storing(author.put("news", "two", new Expected.Nothing()))).isEqualTo(Outcome.Storing.CONFLICT);
        assertThat(universe.resident(2).get(author, "news")).contains("one");
        assertThat(author.get(author, "news")).contains("one");
        assertThat(storing(author.put("news", "two", new Expected.Sequence(0)))).isEqualTo(Outcome.Storing.DONE);
        assertThat(universe.resident(2).get(author, "news")).contains("two");
    }

    @Test
    void whatIsPutWhileIsolatedReachesTheOthersLater() {
        Village.settle(universe, 5);
        Resident author = universe.resident(1);
        universe.network().partition(List.of(List.of(author.address())));
        Published published = author.put("news", "written on the train");
        assertThat(storing(published)).isEqualTo(Outcome.Storing.TOO_FEW);
        universe.network().mendAll();
        universe.world().runFor(Duration.ofHours(2));
        assertThat(universe.resident(3).get(author, "news")).contains("written on the train");
    }

    @Test
    void whatNoHolderWouldTakeIsRefusedWithTheReason() {
        Village.settle(universe, 2);
        Published published = universe.resident(0).put("", "x".repeat(65 << 10));
        assertThat(published.outcome()).isInstanceOfSatisfying(Outcome.Stored.class, stored -> {
            assertThat(stored.state()).isEqualTo(Outcome.Storing.REFUSED);
            assertThat(stored.refusals().getFirst().text()).contains("body");
        });
    }

    @Test
    void whatNobodyHoldsIsProvedAbsent() {
        Village.settle(universe, 5);
        assertThat(universe.resident(2)
                        .seek(new Search.Value(
                                universe.resident(1).slot("nothing"), Optional.of(Kind.NOTE), Level.LATEST)))
                .isInstanceOfSatisfying(
                        Outcome.Values.class,
                        values -> assertThat(values.certainty()).isEqualTo(Outcome.Certainty.PROVED_ABSENT));
    }
}
