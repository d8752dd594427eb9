package io.folkmoot.actors.lookup;

import static io.folkmoot.actors.lookup.Notes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Outcome.Certainty;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.quorum.Quorum;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    private final SplittableRandom dice = new SplittableRandom(1);
    private final SignedRecord older = Notes.note(0);
    private final SignedRecord newer = Notes.note(1);

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 1, 1, 2", "5, 2, 3, 4", "20, 7, 13, 14"})
    void eachLevelTakesItsNumberOfAnswers(int n, int latest, int certain, int absent) {
        Reading forLatest = reading(Level.LATEST);
        Reading forCertain = reading(Level.CERTAIN);
        assertThat(forLatest.needed(n, 0, NOW)).isEqualTo(latest);
        assertThat(forCertain.needed(n, 0, NOW)).isEqualTo(certain);
        assertThat(forLatest.needed(n, latest, NOW)).as("nothing found").isEqualTo(absent);
        assertThat(forLatest.certainty(n, absent, NOW)).isEqualTo(Certainty.PROVED_ABSENT);
        if (absent > 1) assertThat(forLatest.certainty(n, absent - 1, NOW)).isEqualTo(Certainty.UNKNOWN);
        take(forLatest, older);
        take(forCertain, older);
        assertThat(forLatest.needed(n, latest, NOW)).isEqualTo(latest);
        assertThat(forLatest.certainty(n, latest, NOW)).isEqualTo(Certainty.FOUND);
        assertThat(forCertain.certainty(n, certain, NOW)).isEqualTo(Certainty.FOUND);
        if (latest > 1) assertThat(forLatest.certainty(n, latest - 1, NOW)).isEqualTo(Certainty.UNKNOWN);
        if (certain > 1) assertThat(forCertain.certainty(n, certain - 1, NOW)).isEqualTo(Certainty.UNKNOWN);
    }

    /** Also where a writer counted fewer holders than the reader does. */
    @Test
    void whoReadsTheLatestMeetsEveryFinishedWrite() {
        for (int reader = 1; reader <= 20; reader++) {
            int asked = reading(Level.LATEST).needed(reader, 0, NOW);
            for (int writer = 1; writer <= reader; writer++) {
                // The worst case: the reader asks those first that the writer has not reached.
                int copies = Quorum.of(writer).decide();
                int needed = reading(Level.LATEST).needed(writer, 0, NOW);
                assertThat(asked).as("%s of %s", writer, reader).isGreaterThanOrEqualTo(needed);
                assertThat(needed + copies).isGreaterThan(writer);
            }
        }
    }

    @Test
    void noHoldersProveNothing() {
        assertThat(reading(Level.LATEST).certainty(0, 0, NOW)).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void theHighestSequenceWinsInWhateverOrderItComes() {
        for (List<SignedRecord> order : List.of(List.of(older, newer), List.of(newer, older))) {
            Reading reading = reading(Level.LATEST);
            order.forEach(record -> take(reading, record));
            assertThat(reading.newest().members()).containsExactly(newer);
            assertThat(reading.copies(NOW)).isEqualTo(1);
        }
    }

    @Test
    void anyIsSatisfiedByTheFirstValidAnswerAndSoIsWhatNeverChanges() {
        Reading any = reading(Level.ANY);
        assertThat(any.isSatisfied(NOW)).isFalse();
        take(any, older);
        assertThat(any.isSatisfied(NOW)).isTrue();
        assertThat(any.certainty(20, 1, NOW)).isEqualTo(Certainty.FOUND);
        SignedRecord module = Notes.module();
        Reading immutable = new Reading(module.key(), Optional.of(Kind.MODULE), Level.CERTAIN, Notes.VALIDATOR);
        immutable.take(someone(), List.of(module.wire()), false, NOW);
        assertThat(immutable.isSatisfied(NOW)).isTrue();
    }

    @Test
    void whatHasExpiredIsNotFound() {
        Reading reading = reading(Level.ANY);
        take(reading, older);
        assertThat(reading.isFound(older.expires() - 1)).isTrue();
        assertThat(reading.isFound(older.expires())).isFalse();
        assertThat(reading.certainty(2, 2, older.expires())).isEqualTo(Certainty.PROVED_ABSENT);
    }

    @Test
    void aTombstoneHidesWhatItRemoves() {
        Reading reading = reading(Level.LATEST);
        take(reading, newer);
        take(reading, Notes.removal(newer));
        assertThat(reading.isFound(NOW)).isFalse();
        assertThat(reading.certainty(2, 2, NOW)).isEqualTo(Certainty.PROVED_ABSENT);
        assertThat(reading.lacks(NOW)).hasSize(1);
        assertThat(reading.lacks(NOW).getFirst().records().getFirst().isTombstone())
                .isTrue();
    }

    @Test
    void forgeriesAndWhatWasNotAskedForCountAsNoAnswer() {
        Reading reading = reading(Level.LATEST);
        assertThat(reading.take(someone(), List.of(Notes.forged(older)), false, NOW))
                .isFalse();
        assertThat(reading.take(someone(), List.of(Bytes.utf8("garbage")), false, NOW))
                .isFalse();
        assertThat(reading.take(someone(), List.of(Notes.module().wire()), false, NOW))
                .isFalse();
        assertThat(reading.take(
                        someone(), List.of(older.wire(), Notes.named("other", 0).wire()), false, NOW))
                .isFalse();
        assertThat(reading.newest().isEmpty()).isTrue();
        assertThat(reading.lacks(NOW)).isEmpty();
    }

    @Test
    void aCopyThatHasJustRunOutIsLeftOutWithoutBlame() {
        Reading reading = reading(Level.LATEST);
        long late = older.forgottenAt();
        assertThat(reading.take(someone(), List.of(older.wire()), false, late)).isTrue();
        assertThat(reading.newest().isEmpty()).isTrue();
    }

    @Test
    void whoHasSomethingOlderOrNothingLacksTheNewest() {
        Reading reading = reading(Level.LATEST);
        Candidate stale = someone();
        Candidate empty = someone();
        Candidate current = someone();
        Candidate same = someone();
        Candidate partial = someone();
        reading.take(stale, List.of(older.wire()), false, NOW);
        reading.take(empty, List.of(), false, NOW);
        reading.take(current, List.of(newer.wire()), false, NOW);
        reading.takeSame(same, reading.newest());
        reading.take(partial, List.of(), true, NOW);
        reading.takeOwn(RecordSets.empty(newer.key()));
        assertThat(reading.lacks(NOW))
                .containsExactly(
                        new Reading.Lack(stale, List.of(newer)),
                        new Reading.Lack(empty, List.of(newer)),
                        new Reading.Lack(null, List.of(newer)));
        assertThat(reading.copies(NOW)).isEqualTo(2);
    }

    private Reading reading(Level level) {
        return new Reading(older.key(), Optional.of(Kind.NOTE), level, Notes.VALIDATOR);
    }

    private void take(Reading reading, SignedRecord record) {
        assertThat(reading.take(someone(), List.of(record.wire()), false, NOW)).isTrue();
    }

    private Candidate someone() {
        return new Candidate(Somebody.located(dice), 0, 1, null);
    }
}
