package io.folkmoot.simulation.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Outcome.Certainty;
import io.folkmoot.actors.lookup.Outcome.Storing;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Putting and getting among simulated peers, those that forget, refuse, lie and die among them. */
class FetchAndStoreTest {
    private static final int SETTLERS = 60;

    @Test
    void whatIsPutWithOneIsGotWithAnother() {
        try (Settlement settlement = new Settlement(1, SETTLERS)) {
            SignedRecord note = settlement.note(settlement.settlers.get(3), "greeting", 0, "good day");
            Outcome.Stored stored = put(settlement.settlers.get(3), note);
            assertThat(stored.state()).isEqualTo(Storing.DONE);
            assertThat(stored.needed()).isEqualTo(14);
            settlement.world.runFor(Duration.ofSeconds(1));
            for (Level level : Level.values()) {
                Outcome.Values values = get(settlement.settlers.get(40), note, level);
                System.out.println(level + ": " + values.course() + " answers " + values.answers());
                assertThat(values.certainty()).isEqualTo(Certainty.FOUND);
                assertThat(values.records().members()).containsExactly(note);
            }
            assertThat(holders(settlement, note)).isEqualTo(20 + strangers(settlement, note, 3));
            assertThat(settlement.world.errors()).isEmpty();
        }
    }

    @Test
    void theLatestTakesSevenAnswersOfTwentyAndTheCertainThirteen() {
        try (Settlement settlement = new Settlement(2, SETTLERS)) {
            SignedRecord note = settlement.note(settlement.settlers.get(3), "greeting", 0, "good day");
            put(settlement.settlers.get(3), note);
            Settler reader = outsider(settlement, note);
            Outcome.Values latest = get(reader, note, Level.LATEST);
            assertThat(latest.holders()).isEqualTo(20);
            assertThat(latest.answers()).isEqualTo(7);
            assertThat(latest.course().requests()).isLessThanOrEqualTo(9);
            Outcome.Values certain = get(reader, note, Level.CERTAIN);
            assertThat(certain.answers()).isEqualTo(13);
            assertThat(certain.course().requests()).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void whatNobodyHoldsIsProvedAbsentByFourteen() {
        try (Settlement settlement = new Settlement(3, SETTLERS)) {
            SignedRecord never = settlement.note(settlement.settlers.get(3), "never", 0, "stored");
            Outcome.Values values = get(outsider(settlement, never), never, Level.LATEST);
            assertThat(values.certainty()).isEqualTo(Certainty.PROVED_ABSENT);
            assertThat(values.answers()).isEqualTo(14);
        }
    }

    @Test
    void timeThatRunsOutProvesNothing() {
        try (Settlement settlement = new Settlement(4, SETTLERS)) {
            settlement.settlers.stream().skip(1).forEach(settler -> settler.answers = false);
            SignedRecord never = settlement.note(settlement.settlers.get(3), "never", 0, "stored");
            Outcome.Values values = get(settlement.settlers.getFirst(), never, Level.LATEST);
            assertThat(values.certainty()).isEqualTo(Certainty.UNKNOWN);
            Outcome.Stored stored = put(settlement.settlers.getFirst(), never);
            assertThat(stored.state()).isEqualTo(Storing.TOO_FEW);
        }
    }

    @Test
    void staleHoldersAreGivenTheNewest() {
        try (Settlement settlement = new Settlement(5, 12)) {
            Settler writer = settlement.settlers.getFirst();
            SignedRecord first = settlement.note(writer, "greeting", 0, "good day");
            put(writer, first);
            settlement.world.runFor(Duration.ofSeconds(1));
            Settler sleeper = settlement.settlers.get(5);
            sleeper.answers = false;
            SignedRecord second = settlement.note(writer, "greeting", 1, "good evening");
            assertThat(put(writer, second).state()).isEqualTo(Storing.DONE);
            settlement.world.runFor(Duration.ofSeconds(10));
            sleeper.answers = true;
            assertThat(holders(settlement, second)).isEqualTo(11);
            get(settlement.settlers.get(7), second, Level.CERTAIN);
            get(settlement.settlers.get(8), second, Level.CERTAIN);
            get(sleeper, second, Level.CERTAIN);
            settlement.world.runFor(Duration.ofSeconds(1));
            assertThat(holders(settlement, second)).isEqualTo(12);
        }
    }

    @Test
    void anOlderVersionIsAConflictThatNamesTheNewer() {
        try (Settlement settlement = new Settlement(6, SETTLERS)) {
            Settler writer = settlement.settlers.get(3);
            SignedRecord older = settlement.note(writer, "greeting", 0, "good day");
            put(writer, settlement.note(writer, "greeting", 1, "good evening"));
            settlement.world.runFor(Duration.ofSeconds(1));
            Outcome.Stored own = put(writer, older);
            assertThat(own.state()).isEqualTo(Storing.CONFLICT);
            assertThat(own.refusals().getFirst().by()).isEmpty();
            assertThat(own.course().requests()).isLessThanOrEqualTo(3);
            Outcome.Stored carried = put(settlement.settlers.get(9), older);
            assertThat(carried.state()).isEqualTo(Storing.CONFLICT);
            assertThat(carried.refusals().getFirst().text()).contains("stale");
        }
    }

    @Test
    void aSwapOfNothingIsRefusedWhereSomethingIsHeldAndNotKeptHereEither() {
        for (int settlers : new int[] {2, 12, SETTLERS}) {
            try (Settlement settlement = new Settlement(12, settlers)) {
                Settler writer = settlement.settlers.getFirst();
                SignedRecord first = settlement.note(writer, "greeting", 0, "good day");
                SignedRecord second = settlement.note(writer, "greeting", 1, "good evening");
                assertThat(put(settlement.settlers.get(1), first).state()).isEqualTo(Storing.DONE);
                settlement.world.runFor(Duration.ofSeconds(1));
                Outcome.Stored swapped =
                        (Outcome.Stored) writer.search(new Search.Store(second, new Expected.Nothing()));
                assertThat(swapped.state()).isEqualTo(Storing.CONFLICT);
                settlement.world.runFor(Duration.ofSeconds(10));
                assertThat(holders(settlement, second))
                        .as("%d settlers", settlers)
                        .isZero();
            }
        }
    }

    @Test
    void aSwapThatFitsIsHeldByAllWhoShouldThisPeerIncluded() {
        for (int settlers : new int[] {1, 2, 12}) {
            try (Settlement settlement = new Settlement(13, settlers)) {
                Settler writer = settlement.settlers.getFirst();
                SignedRecord first = settlement.note(writer, "greeting", 0, "good day");
                SignedRecord second = settlement.note(writer, "greeting", 1, "good evening");
                for (Search.Store step : List.of(
                        new Search.Store(first, new Expected.Nothing()),
                        new Search.Store(second, new Expected.Sequence(0)))) {
                    assertThat(((Outcome.Stored) writer.search(step)).state()).isEqualTo(Storing.DONE);
                    settlement.world.runFor(Duration.ofSeconds(1));
                    assertThat(holders(settlement, step.record())).isEqualTo(settlers);
                }
            }
        }
    }

    @Test
    void aForgottenTokenIsAskedForAgain() {
        try (Settlement settlement = new Settlement(7, 12)) {
            Settler writer = settlement.settlers.getFirst();
            SignedRecord note = settlement.note(writer, "greeting", 0, "good day");
            long ref = writer.begin(new Search.Store(note, new Expected.Anything()), Options.USUAL);
            // The tokens are on their way when the holders forget them.
            settlement.world.runFor(Duration.ofMillis(35));
            settlement.settlers.forEach(settler -> settler.holder.forgetSecret());
            settlement.world.runFor(Duration.ofSeconds(5));
            assertThat(writer.outcome(ref))
                    .isInstanceOfSatisfying(
                            Outcome.Stored.class,
                            stored -> assertThat(stored.state()).isEqualTo(Storing.DONE));
            assertThat(holders(settlement, note)).isEqualTo(12);
        }
    }

    @Test
    void whoIsNotResponsibleIsReplacedByOthers() {
        try (Settlement settlement = new Settlement(8, SETTLERS)) {
            Settler writer = settlement.settlers.getFirst();
            SignedRecord note = settlement.note(writer, "greeting", 0, "good day");
            List<Settler> closest = byDistance(settlement, note.key());
            closest.subList(0, 4).forEach(settler -> settler.holder.isResponsible = false);
            assertThat(put(writer, note).state()).isEqualTo(Storing.DONE);
            settlement.world.runFor(Duration.ofSeconds(5));
            assertThat(holders(settlement, note)).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void aFifthThatSendsForgeriesChangesNothing() {
        try (Settlement settlement = new Settlement(9, SETTLERS)) {
            Settler writer = settlement.settlers.get(SETTLERS - 1);
            SignedRecord note = settlement.note(writer, "greeting", 0, "good day");
            put(writer, note);
            settlement.world.runFor(Duration.ofSeconds(1));
            byte[] forged = note.wire().toArray();
            forged[forged.length - 1] ^= 1;
            List<Settler> closest = byDistance(settlement, note.key());
            for (int i = 0; i < 20; i += 5) closest.get(i).lying = answer -> forges(answer, Bytes.adopt(forged));
            Settler reader = outsider(settlement, note);
            for (Level level : Level.values()) {
                Outcome.Values values = get(reader, note, level);
                assertThat(values.certainty()).isEqualTo(Certainty.FOUND);
                assertThat(values.records().members()).containsExactly(note);
            }
            assertThat(reader.counts().lies()).isPositive();
        }
    }

    @Test
    void whoDoesNotParticipatePublishesAndReadsAndHoldsOnlyItsOwn() {
        try (Settlement settlement = new Settlement(10, 12)) {
            Settler guest = settlement.settle(false);
            settlement.introduce(guest, settlement.settlers);
            SignedRecord note = settlement.note(guest, "greeting", 0, "good day");
            Outcome.Stored stored = put(guest, note);
            assertThat(stored.state()).isEqualTo(Storing.DONE);
            settlement.world.runFor(Duration.ofSeconds(1));
            assertThat(holders(settlement, note)).isEqualTo(13);
            Outcome.Values values = get(guest, note, Level.LATEST);
            assertThat(values.holders()).isEqualTo(12);
        }
    }

    @Test
    void aPeerAloneInItsNetworkIsAQuorumOfOne() {
        try (Settlement settlement = new Settlement(11, 1)) {
            Settler hermit = settlement.settlers.getFirst();
            SignedRecord note = settlement.note(hermit, "greeting", 0, "good day");
            assertThat(get(hermit, note, Level.LATEST).certainty()).isEqualTo(Certainty.PROVED_ABSENT);
            Outcome.Stored stored = put(hermit, note);
            assertThat(stored.state()).isEqualTo(Storing.DONE);
            assertThat(stored.copies()).isEqualTo(1);
            assertThat(get(hermit, note, Level.CERTAIN).certainty()).isEqualTo(Certainty.FOUND);
        }
    }

    private static Outcome.Stored put(Settler by, SignedRecord record) {
        return (Outcome.Stored) by.search(new Search.Store(record, new Expected.Anything()));
    }

    private static Outcome.Values get(Settler by, SignedRecord record, Level level) {
        return (Outcome.Values) by.search(new Search.Value(record.key(), Optional.of(Kind.NOTE), level));
    }

    private static Message forges(Message answer, Bytes forged) {
        return answer instanceof Response(Answer.Values values)
                ? new Response(new Answer.Values(List.of(forged), false, values.closer(), values.token()))
                : answer;
    }

    private static List<Settler> byDistance(Settlement settlement, TableKey key) {
        return settlement.settlers.stream()
                .sorted((left, right) -> Distance.compare(key, left.id(), right.id()))
                .toList();
    }

    /** Somebody who is far from being responsible, and has not issued it either. */
    private static Settler outsider(Settlement settlement, SignedRecord record) {
        return byDistance(settlement, record.key()).stream()
                .skip(40)
                .filter(settler -> !settler.key.publicKey().equals(record.issuer()))
                .findFirst()
                .orElseThrow();
    }

    /** 1 if the writer keeps its own record without being responsible for it. */
    private static int strangers(Settlement settlement, SignedRecord record, int writer) {
        return byDistance(settlement, record.key()).indexOf(settlement.settlers.get(writer)) < 20 ? 0 : 1;
    }

    private static long holders(Settlement settlement, SignedRecord record) {
        return settlement.settlers.stream()
                .filter(settler -> settler.holds(record))
                .count();
    }
}
