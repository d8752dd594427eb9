package io.folkmoot.simulation.store;

import static io.folkmoot.simulation.store.Samples.LIFE;
import static io.folkmoot.simulation.store.Samples.NOW;
import static io.folkmoot.simulation.store.Samples.OTHER;
import static io.folkmoot.simulation.store.Samples.SELF;
import static io.folkmoot.simulation.store.Samples.key;
import static io.folkmoot.simulation.store.Samples.letter;
import static io.folkmoot.simulation.store.Samples.note;
import static io.folkmoot.simulation.store.Samples.pointer;
import static io.folkmoot.simulation.store.Samples.tombstone;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.persistence.records.RecordStore.RangeDigest;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every record store does, whatever it keeps the records in. */
abstract class RecordStoreContract extends StoreCalls {
    @Test
    void whatWasWrittenIsRead() {
        SignedRecord record = note(OTHER, "a", 3);
        put(record);

        RecordSets read = get(reading(record));

        assertThat(read.members()).containsExactly(record);
        assertThat(read.members().getFirst().wire()).isEqualTo(record.wire());
    }

    @Test
    void nothingHeldIsAnEmptyAnswer() {
        assertThat(everything(key(7)).isEmpty()).isTrue();
        assertThat(list(FIRST, LAST, 10)).isEmpty();
        assertThat(digest(FIRST, LAST).records()).isZero();
        assertThat(fetch(List.of(note(OTHER, "a", 1).id()))).isEmpty();
        assertThat(forget(Long.MAX_VALUE, 10)).isZero();
    }

    @Test
    void theNewerVersionTakesThePlaceOfTheOlder() {
        SignedRecord older = note(OTHER, "a", 1);
        SignedRecord newer = note(OTHER, "a", 2);
        put(older, newer);

        assertThat(get(reading(newer)).members()).containsExactly(newer);
        assertThat(fetch(List.of(older.id(), newer.id()))).containsExactly(newer);
        assertThat(store.counts().records()).isEqualTo(1);
        assertThat(store.counts().bytes()).isEqualTo(newer.wire().length());
    }

    @Test
    void kindsUnderOneKeyLieBesideEachOther() {
        SignedRecord letter = letter(key(1), OTHER, "a", 1);
        SignedRecord pointer = pointer(key(1), OTHER, "a", 1);
        put(letter, pointer);

        assertThat(get(reading(letter)).members()).containsExactly(letter);
        assertThat(get(reading(pointer)).members()).containsExactly(pointer);
        assertThat(everything(key(1)).members()).containsExactlyInAnyOrder(letter, pointer);
    }

    @Test
    void aTombstoneStaysWhenWhatItRemovedIsGone() {
        SignedRecord record = note(OTHER, "a", 4);
        SignedRecord tombstone = tombstone(record);
        put(record, tombstone);

        assertThat(get(offering(record))).isInstanceOf(Offer.Refused.class);
        assertThat(get(reading(record)).members()).containsExactly(tombstone);
        assertThat(get(reading(record)).live(NOW)).isEmpty();
    }

    @Test
    void aReadSeesWhatWasUpdatedBeforeItWasCalled() {
        for (int version = 1; version <= 100; version++) {
            SignedRecord record = note(OTHER, "a", version);
            Answer<Offer> update = offering(record);
            Answer<RecordSets> read = reading(record);
            Answer<List<SignedRecord>> fetched = call(done -> store.fetch(List.of(record.id()), done));
            Answer<RangeDigest> digest = call(done -> store.digest(record.key(), record.key(), done));
            assertThat(get(read).members()).containsExactly(record);
            assertThat(get(fetched)).containsExactly(record);
            assertThat(get(digest).records()).isEqualTo(1);
            get(update);
        }
    }

    @Test
    void updatesAreCarriedOutInTheOrderOfTheirCalls() {
        List<Answer<Offer>> answers = new ArrayList<>();
        for (int version = 1; version <= 100; version++) {
            Expected before = version == 1 ? new Expected.Nothing() : new Expected.Sequence(version - 1);
            answers.add(offering(store, note(OTHER, "a", version), before));
        }
        for (Answer<Offer> answer : answers) assertThat(get(answer)).isInstanceOf(Offer.Accepted.class);
        assertThat(store.counts().records()).isEqualTo(1);
    }

    @Test
    void ofWritersWhoExpectTheSameOneWins() {
        List<SignedRecord> rivals = new ArrayList<>();
        for (int i = 0; i < 40; i++) rivals.add(note(OTHER, "a", 1, Bytes.utf8("rival " + i)));
        List<Answer<Offer>> answers = new ArrayList<>();
        List<Runnable> tasks = new ArrayList<>();
        for (SignedRecord rival : rivals) {
            Answer<Offer> answer = new Answer<>();
            answers.add(answer);
            tasks.add(() -> store.update(
                    rival.key(),
                    rival.kind(),
                    held -> {
                        Offer offer = Offer.of(held, new Expected.Nothing(), rival);
                        return new Step<>(offer instanceof Offer.Accepted(RecordSet next) ? next : held, offer);
                    },
                    answer));
        }
        together(tasks);

        List<Offer> offers = answers.stream().map(this::get).toList();
        assertThat(offers).filteredOn(Offer.Accepted.class::isInstance).hasSize(1);
        int winner = offers.indexOf(offers.stream()
                .filter(Offer.Accepted.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(get(reading(rivals.getFirst())).members()).containsExactly(rivals.get(winner));
    }

    @Test
    void noStepComesBetweenReadingAndWritingOfAnother() {
        SignedRecord zero = letter(key(1), OTHER, "counter", 1);
        put(zero);
        List<Answer<Long>> answers = new ArrayList<>();
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Answer<Long> answer = new Answer<>();
            answers.add(answer);
            tasks.add(() -> store.update(zero.key(), zero.kind(), RecordStoreContract::increment, answer));
        }
        together(tasks);

        assertThat(answers.stream().map(this::get)).doesNotHaveDuplicates();
        assertThat(get(reading(zero)).members().getFirst().sequence()).isEqualTo(41);
    }

    private static Step<Long> increment(RecordSet held) {
        long next = held.members().getFirst().sequence() + 1;
        return new Step<>(held.with(letter(key(1), OTHER, "counter", next)), next);
    }

    @Test
    void whatChangesNothingIsNoWrite() {
        SignedRecord record = note(OTHER, "a", 1);
        put(record);
        long writes = store.counts().writes();

        put(record);

        assertThat(store.counts().writes()).isEqualTo(writes);
    }

    @Test
    void aRuleMayTakeRecordsAway() {
        SignedRecord first = letter(key(1), OTHER, "a", 1);
        SignedRecord second = letter(key(1), OTHER, "b", 1);
        put(first, second);

        get(this.<Integer>call(done ->
                store.update(key(1), Kind.MAILBOX, held -> new Step<>(held.without(first.id()), 1), done)));

        assertThat(everything(key(1)).members()).containsExactly(second);
        assertThat(fetch(List.of(first.id()))).isEmpty();
        assertThat(store.counts().bytes()).isEqualTo(second.wire().length());
    }

    @Test
    void aRuleThatFailsIsAnsweredAndChangesNothing() {
        SignedRecord record = note(OTHER, "a", 1);
        put(record);

        Answer<Integer> failed = call(done -> store.update(
                record.key(),
                record.kind(),
                held -> {
                    throw new IllegalStateException("a mistake of ours");
                },
                done));
        await(failed);

        assertThat(failed.result()).isInstanceOf(Result.Failed.class);
        put(note(OTHER, "a", 2));
        assertThat(get(reading(record)).members().getFirst().sequence()).isEqualTo(2);
    }

    @Test
    void rangesIncludeBothEndsAndAreListedInOrder() {
        List<SignedRecord> letters = new ArrayList<>();
        for (int i : List.of(200, 9, 130, 4, 127, 255, 0)) letters.add(letter(key(i), OTHER, "a", 1));
        SignedRecord beside = pointer(key(127), OTHER, "a", 1);
        letters.forEach(this::put);
        put(beside);

        assertThat(list(key(9), key(200), 10))
                .extracting(Held::key)
                .containsExactly(key(9), key(127), key(127), key(130), key(200));
        assertThat(list(FIRST, LAST, 100)).hasSize(8);
        assertThat(list(FIRST, LAST, 3)).extracting(Held::key).containsExactly(key(0), key(4), key(9));
        assertThat(list(key(10), key(9), 10)).isEmpty();
        assertThat(list(key(127), key(127), 10))
                .extracting(Held::id)
                .containsExactlyInAnyOrder(letters.get(4).id(), beside.id())
                .isSorted();
        assertThat(digest(key(9), key(200)).records()).isEqualTo(5);
    }

    @Test
    void aDigestIsEqualForTheSameRecordsWhateverTheWayThere() throws Exception {
        SignedRecord first = letter(key(1), OTHER, "a", 1);
        SignedRecord second = letter(key(2), OTHER, "a", 1);
        put(first, second);
        RangeDigest there = digest(FIRST, LAST);
        SignedRecord third = letter(key(2), OTHER, "b", 1);

        put(third);
        assertThat(digest(FIRST, LAST)).isNotEqualTo(there);
        assertThat(digest(FIRST, key(1))).isNotEqualTo(there);
        get(this.<Integer>call(done ->
                store.update(key(2), Kind.MAILBOX, held -> new Step<>(held.without(third.id()), 1), done)));

        assertThat(digest(FIRST, LAST)).isEqualTo(there);
    }

    @Test
    void whatMayBeForgottenIsForgottenAFewAtATime() {
        for (int i = 0; i < 10; i++) put(note(OTHER, "short" + i, 0));
        SignedRecord tombstone = tombstone(note(OTHER, "long", 0));
        put(tombstone);
        long end = NOW + LIFE.toMillis();

        assertThat(forget(end - 1, 100)).isZero();
        assertThat(forget(end, 4)).isEqualTo(4);
        assertThat(forget(end, 100)).isEqualTo(6);
        assertThat(list(FIRST, LAST, 100)).extracting(Held::id).containsExactly(tombstone.id());
        assertThat(forget(tombstone.forgottenAt(), 100)).isEqualTo(1);
        assertThat(store.counts().records()).isZero();
        assertThat(store.counts().bytes()).isZero();
    }

    @Test
    void aClockThatJumpsBackForgetsNothing() {
        SignedRecord record = note(OTHER, "a", 0);
        put(record);

        assertThat(forget(NOW - 86_400_000L, 100)).isZero();

        put(note(OTHER, "b", 0));
        assertThat(get(reading(record)).members()).containsExactly(record);
    }

    @Test
    void whenThereIsNoRoomTheFarthestOfOthersGoFirst() throws Exception {
        SplittableRandom dice = new SplittableRandom(3);
        List<SignedRecord> others = new ArrayList<>();
        for (int i = 0; i < 40; i++) others.add(letterAt(dice, i));
        List<SignedRecord> own = List.of(note(SELF, "a", 0), note(SELF, "b", 0));
        long bytes = own.stream().mapToLong(r -> r.wire().length()).sum()
                + 20L * others.getFirst().wire().length();
        reopen(bytes);
        own.forEach(this::put);

        for (SignedRecord record : others) get(awaited(offering(record)));

        others.sort(Comparator.comparing(
                SignedRecord::key, (l, r) -> Distance.compare(Placement.of(SELF.publicKey()), l, r)));
        List<SignedRecord> expected = new ArrayList<>(others.subList(0, 20));
        expected.addAll(own);
        assertThat(list(FIRST, LAST, 100))
                .extracting(Held::id)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(SignedRecord::id).toList());
        assertThat(store.counts().bytes()).isLessThanOrEqualTo(bytes);
        assertThat(store.counts().evicted()).isPositive();
    }

    /** Refused for want of room is as good as done here. */
    private Answer<Offer> awaited(Answer<Offer> answer) {
        await(answer);
        if (!answer.isRefused(Problem.LIMIT_REACHED)) return answer;
        Answer<Offer> refused = new Answer<>();
        refused.accept(new Result.Done<>(new Offer.Accepted(RecordSet.empty(Kind.MAILBOX, FIRST))));
        return refused;
    }

    private static SignedRecord letterAt(SplittableRandom dice, int number) {
        TableKey box = new TableKey(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
        return letter(box, OTHER, "same length", 1, Bytes.utf8("letter " + (10 + number)));
    }

    @Test
    void ownRecordsAreNeverGivenUp() throws Exception {
        SignedRecord first = note(SELF, "a", 0, Bytes.adopt(new byte[400]));
        SignedRecord second = note(SELF, "b", 0, Bytes.adopt(new byte[400]));
        SignedRecord third = note(SELF, "c", 0, Bytes.adopt(new byte[400]));
        SignedRecord others = letter(key(1), OTHER, "a", 1, Bytes.adopt(new byte[400]));
        reopen(first.wire().length() + second.wire().length() + 100L);
        put(first, others);

        put(second);
        Answer<Offer> refused = offering(third);
        await(refused);

        assertThat(refused.isRefused(Problem.LIMIT_REACHED)).isTrue();
        assertThat(get(reading(first)).members()).containsExactly(first);
        assertThat(get(reading(second)).members()).containsExactly(second);
        assertThat(everything(key(1)).isEmpty()).isTrue();
        assertThat(get(reading(third)).isEmpty()).isTrue();
        assertThat(store.state()).isInstanceOf(StoreState.Sound.class);
        put(note(SELF, "a", 1, Bytes.adopt(new byte[400])));
    }

    @Test
    void moreCallsThanItHasRoomForAreRefusedAtOnce() {
        Runnable resume = stall(store);
        List<SignedRecord> records = new ArrayList<>();
        List<Answer<Offer>> answers = new ArrayList<>();
        for (int i = 0; i < 5 * WAITING; i++) {
            records.add(note(OTHER, "note " + i, 1));
            answers.add(offering(records.get(i)));
        }
        long refused = answers.stream().filter(Answer::isThere).count();
        resume.run();

        answers.forEach(this::await);
        assertThat(refused).isPositive();
        assertThat(answers).filteredOn(answer -> answer.isRefused(Problem.BUSY)).hasSize((int) refused);
        // What is under way may count or not.
        assertThat(answers.size() - refused).isGreaterThanOrEqualTo(WAITING - 1);
        assertThat(list(FIRST, LAST, 10_000)).hasSizeGreaterThanOrEqualTo((int) (answers.size() - refused));
        put(note(OTHER, "afterwards", 1));
    }

    @Test
    void closingCarriesOutWhatWasCalledAndRefusesTheRest() {
        List<Answer<Offer>> before = new ArrayList<>();
        for (int i = 0; i < 100; i++) before.add(offering(note(OTHER, "note " + i, 1)));
        SignedRecord last = note(OTHER, "note 99", 1);
        Answer<RecordSets> read = reading(last);

        store.close();

        assertThat(before).allMatch(Answer::isThere);
        before.forEach(answer -> assertThat(answer.value()).isInstanceOf(Offer.Accepted.class));
        assertThat(read.isThere()).isTrue();
        assertThat(read.value().members()).containsExactly(last);
        Answer<Offer> late = offering(last);
        Answer<List<Held>> list = call(done -> store.list(FIRST, LAST, 1, done));
        await(late);
        await(list);
        assertThat(late.isRefused(Problem.CLOSED)).isTrue();
        assertThat(list.isRefused(Problem.CLOSED)).isTrue();
        store.close();
    }

    @Test
    void aConsumerMayCallAgain() {
        SignedRecord record = note(OTHER, "a", 1);
        Answer<RecordSets> read = new Answer<>();
        store.update(
                record.key(),
                record.kind(),
                held -> new Step<>(held.with(record), 1),
                done -> store.read(record.key(), Optional.empty(), read));

        assertThat(get(read).members()).containsExactly(record);
    }

    @Test
    void itAnswersAsAListWould() {
        for (long seed = 1; seed <= 20; seed++) new Comparison(this, seed).run();
    }
}
