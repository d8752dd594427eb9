package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Peer.Published;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private final Village village = new Village(11);

    @AfterEach
    void end() {
        assertThat(village.world.errors()).as(village.seed()).isEmpty();
        village.close();
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
        village.settleAndJoin(5);
        assertThat(storing(village.get(1).put("news", "hello"))).isEqualTo(Outcome.Storing.DONE);
        assertThat(village.get(4).get(village.get(1), "news")).contains("hello");
    }

    @Test
    void twoPeersAreEnough() {
        village.settleAndJoin(2);
        assertThat(storing(village.get(0).put("news", "hello"))).isEqualTo(Outcome.Storing.DONE);
        assertThat(village.get(1).get(village.get(0), "news")).contains("hello");
    }

    @Test
    void onePeerAloneKeepsItsOwn() {
        village.settleAndJoin(1);
        assertThat(storing(village.get(0).put("news", "hello"))).isEqualTo(Outcome.Storing.DONE);
        assertThat(village.get(0).get(village.get(0), "news")).contains("hello");
    }

    @Test
    void afterARestartOfAllWithoutAnEntranceItIsStillThere() {
        village.settleAndJoin(5);
        village.get(1).put("news", "hello");
        village.world.runFor(Duration.ofSeconds(5));
        village.inhabitants.forEach(Inhabitant::kill);
        village.world.runFor(Duration.ofMinutes(30));
        for (Inhabitant one : village.inhabitants) one.start(List.of());
        for (Inhabitant one : village.inhabitants)
            assertThat(one.join().withNeighbours()).as(village.seed()).isTrue();
        assertThat(village.get(3).get(village.get(1), "news")).contains("hello");
    }

    @Test
    void theNextVersionReplacesTheOneBefore() {
        village.settleAndJoin(5);
        for (int i = 0; i < 5; i++) {
            Published published = village.get(1).put("news", "version " + i);
            assertThat(storing(published)).isEqualTo(Outcome.Storing.DONE);
            assertThat(sequence(published)).isEqualTo(i);
        }
        assertThat(village.get(2).get(village.get(1), "news")).contains("version 4");
    }

    @Test
    void whoHasLostItsStoreContinuesFromWhatOthersHold() {
        village.settleAndJoin(5);
        Inhabitant author = village.get(1);
        author.put("news", "first");
        author.put("news", "second");
        author.kill();
        author.belongings().loseRecords();
        author.start(List.of(village.get(0).unpinned()));
        author.join();
        Published published = author.put("news", "third");
        assertThat(storing(published)).isEqualTo(Outcome.Storing.DONE);
        assertThat(sequence(published)).isEqualTo(2);
        assertThat(village.get(3).get(author, "news")).contains("third");
    }

    @Test
    void aSwapThatExpectsAnotherVersionChangesNothing() {
        village.settleAndJoin(5);
        Inhabitant author = village.get(1);
        assertThat(storing(author.put("news", "one", new Expected.Nothing()))).isEqualTo(Outcome.Storing.DONE);
        assertThat(storing(author.put("news", "two", new Expected.Nothing()))).isEqualTo(Outcome.Storing.CONFLICT);
        assertThat(village.get(2).get(author, "news")).contains("one");
        assertThat(author.get(author, "news")).contains("one");
        assertThat(storing(author.put("news", "two", new Expected.Sequence(0)))).isEqualTo(Outcome.Storing.DONE);
        assertThat(village.get(2).get(author, "news")).contains("two");
    }

    @Test
    void whatIsPutWhileIsolatedReachesTheOthersLater() {
        village.settleAndJoin(5);
        Inhabitant author = village.get(1);
        village.network.partition(List.of(List.of(author.address)));
        Published published = author.put("news", "written on the train");
        assertThat(storing(published)).isEqualTo(Outcome.Storing.TOO_FEW);
        village.network.mendAll();
        village.world.runFor(Duration.ofHours(2));
        assertThat(village.get(3).get(author, "news")).contains("written on the train");
    }

    @Test
    void whatNoHolderWouldTakeIsRefusedWithTheReason() {
        village.settleAndJoin(2);
        Published published = village.get(0).put("", "x".repeat(65 << 10));
        assertThat(published.outcome()).isInstanceOfSatisfying(Outcome.Stored.class, stored -> {
            assertThat(stored.state()).isEqualTo(Outcome.Storing.REFUSED);
            assertThat(stored.refusals().getFirst().text()).contains("body");
        });
    }

    @Test
    void whatNobodyHoldsIsProvedAbsent() {
        village.settleAndJoin(5);
        assertThat(village.get(2).value(village.get(1), "nothing"))
                .isInstanceOfSatisfying(
                        Outcome.Values.class,
                        values -> assertThat(values.certainty()).isEqualTo(Outcome.Certainty.PROVED_ABSENT));
    }
}
