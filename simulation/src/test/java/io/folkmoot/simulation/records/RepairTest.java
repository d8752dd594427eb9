package io.folkmoot.simulation.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thirty holders lose some of them, gain others, and are parted: every record has its twenty copies again in time. */
class RepairTest {
    private static final int HOLDERS = 20;

    /** A minute after a change, and the time that the post takes. */
    private static final Duration IN_TIME = Duration.ofSeconds(62);

    private final Commune commune = new Commune(17, 30);
    private final SigningKey author = SigningKey.generate(commune.world.random("author"));

    @AfterEach
    void end() {
        assertThat(commune.world.errors()).isEmpty();
        commune.close();
    }

    private SignedRecord note(String name) {
        return RecordDraft.of(
                        Member.NETWORK, Kind.NOTE, commune.world.wallClock().millis())
                .name(name)
                .body(Bytes.utf8(name))
                .sign(author);
    }

    private List<SignedRecord> placed(int count) {
        List<SignedRecord> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SignedRecord note = note("note " + i);
            commune.closest(note.key(), HOLDERS).forEach(member -> member.hold(note));
            notes.add(note);
        }
        commune.world.runFor(Duration.ofMillis(10));
        return notes;
    }

    private void assertHeldByTheClosest(List<SignedRecord> notes) {
        for (SignedRecord note : notes)
            assertThat(commune.holders(note))
                    .as("%s, failures %s", note, commune.failures)
                    .containsAll(commune.closest(note.key(), HOLDERS));
    }

    @Test
    void departedHoldersAreReplacedWithinAMinute() {
        List<SignedRecord> notes = placed(300);
        assertHeldByTheClosest(notes);
        commune.world.runFor(Duration.ofMinutes(1));
        for (int dead : List.of(3, 8, 14, 21, 28)) commune.kill(commune.members.get(dead));
        for (SignedRecord note : notes.subList(0, 50))
            assertThat(commune.copies(note)).isLessThanOrEqualTo(HOLDERS);
        commune.world.runFor(IN_TIME);
        assertHeldByTheClosest(notes);
    }

    @Test
    void aNewcomerIsGivenWhatItAnswersForWithinAMinute() {
        List<SignedRecord> notes = placed(300);
        Member newcomer = commune.join();
        commune.world.runFor(IN_TIME);
        assertHeldByTheClosest(notes);
        assertThat(newcomer.records()).isPositive();
        long due = notes.stream()
                .filter(note -> commune.closest(note.key(), HOLDERS).contains(newcomer))
                .count();
        assertThat(newcomer.records()).isEqualTo(due);
    }

    @Test
    void whoIsBackWithAnEmptyDiskBeforeAnybodyMissedItIsGivenAllAgainWithinAMinute() {
        List<SignedRecord> notes = placed(300);
        commune.world.runFor(Duration.ofMinutes(90));
        Member reborn = commune.restartEmpty(commune.members.get(11));
        assertThat(reborn.records()).isZero();
        commune.world.runFor(IN_TIME);
        assertHeldByTheClosest(notes);
        assertThat(reborn.records()).isGreaterThan(100);
    }

    @Test
    void whatOnlyOneHolderHasReachesTheOthersWithTheHour() {
        List<SignedRecord> notes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            SignedRecord note = note("note " + i);
            commune.closest(note.key(), HOLDERS).get(i % HOLDERS).hold(note);
            notes.add(note);
        }
        commune.world.runFor(Duration.ofMinutes(80));
        assertHeldByTheClosest(notes);
    }

    @Test
    @Tag("slow")
    void aQuietNetworkComparesALittleAllTheTimeAndSendsNothing() {
        placed(300);
        commune.world.runFor(Duration.ofHours(2));
        commune.comparisons.clear();
        int copies = commune.copiesUnderWay;
        long begin = commune.world.nanos();
        commune.world.runFor(Duration.ofHours(10));
        int[] perMinute = new int[601];
        for (long at : commune.comparisons) perMinute[(int) ((at - begin) / 60_000_000_000L)]++;
        double mean = commune.comparisons.size() / 600.0;
        int most = Arrays.stream(perMinute).max().orElseThrow();
        System.out.println("comparisons of 30 peers in a minute: " + mean + " on average, at most " + most);
        assertThat(mean).isBetween(1.0, 200.0);
        assertThat(most).isLessThan((int) (3 * mean + 40));
        assertThat(commune.copiesUnderWay).isEqualTo(copies);
    }

    @Test
    @Tag("slow")
    void whatWasRemovedDuringAPartitionDoesNotComeBack() {
        List<SignedRecord> notes = placed(60);
        commune.partition((one, other) -> commune.members.indexOf(one) % 2 != commune.members.indexOf(other) % 2);
        commune.world.runFor(Duration.ofMinutes(2));
        List<SignedRecord> tombstones = new ArrayList<>();
        for (SignedRecord note : notes) {
            SignedRecord gone = RecordDraft.removing(
                            note, commune.world.wallClock().millis())
                    .sign(author);
            commune.members.stream()
                    .filter(member -> commune.members.indexOf(member) % 2 == 0)
                    .forEach(member -> member.hold(gone));
            tombstones.add(gone);
        }
        commune.world.runFor(Duration.ofMinutes(3));
        commune.heal();
        commune.world.runFor(IN_TIME);
        assertHeldByTheClosest(tombstones);
        // Who held it only while others were away learns of it when it announces it.
        commune.world.runFor(Duration.ofHours(6));
        assertHeldByTheClosest(tombstones);
        for (SignedRecord note : notes) assertThat(commune.holders(note)).isEmpty();
    }

    @Test
    @Tag("slow")
    void whatExpiresIsForgottenEverywhereAndNotBroughtBack() {
        List<SignedRecord> notes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            SignedRecord note = RecordDraft.of(
                            Member.NETWORK, Kind.NOTE, commune.world.wallClock().millis())
                    .name("short " + i)
                    .life(Duration.ofMinutes(30 + i))
                    .body(Bytes.utf8("b"))
                    .sign(author);
            commune.closest(note.key(), 5).forEach(member -> member.hold(note));
            notes.add(note);
        }
        commune.world.runFor(Duration.ofHours(2));
        for (SignedRecord note : notes) assertThat(commune.copies(note)).isZero();
    }

    @Test
    @Tag("slow")
    void theSameSeedRepairsInTheSameOrder() {
        List<String> traces = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (Commune again = new Commune(99, 30)) {
                SigningKey key = SigningKey.generate(again.world.random("author"));
                for (int i = 0; i < 40; i++) {
                    SignedRecord note = RecordDraft.of(
                                    Member.NETWORK,
                                    Kind.NOTE,
                                    again.world.wallClock().millis())
                            .name("n" + i)
                            .body(Bytes.utf8("b"))
                            .sign(key);
                    again.closest(note.key(), 3).forEach(member -> member.hold(note));
                }
                again.kill(again.members.get(4));
                again.world.runFor(Duration.ofMinutes(70));
                traces.add(again.world.traceHash().toHex());
            }
        }
        assertThat(traces.get(0)).isEqualTo(traces.get(1));
    }

    @Test
    void whatAPeerIsNoHolderOfIsAnnouncedToThoseWhoAre() {
        List<SignedRecord> far = new ArrayList<>();
        for (int i = 0; far.size() < 5; i++) {
            SignedRecord note = note("far " + i);
            if (commune.closest(note.key(), 28).contains(commune.members.get(0))) continue;
            commune.members.get(0).hold(note);
            far.add(note);
        }
        commune.world.runFor(Duration.ofHours(3));
        assertThat(commune.members.get(0).searches).hasSize(5);
        assertHeldByTheClosest(far);
    }
}
