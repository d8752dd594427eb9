package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordSetLawsTest {
    private static final long SEED = 2026;

    /** Enough issuers and names to overflow the bounds of the kinds whose bounds are within reach of a test. */
    private static final int ISSUERS = 40;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theLawsHoldInRandomHistories(Kind kind) {
        assertThat(obeysTheLaws(kind, SEED, 15)).isEqualTo(150);
    }

    @Test
    @Tag("slow")
    void theLawsHoldInAHundredThousandMerges() {
        long merges = 0;
        for (Kind kind : Kind.values()) merges += obeysTheLaws(kind, SEED + 1, 700);
        System.out.println("record sets: " + merges + " merges obeyed the laws");
        assertThat(merges).isGreaterThan(100_000);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whateverTheOrderAndRepetitionTheSetEqualsItsDumbTwin(Kind kind) {
        equalsItsDumbTwin(kind, SEED + 2, 2, 150);
    }

    @Test
    @Tag("slow")
    void fullSetsEqualTheirDumbTwinToo() {
        for (Kind kind : Kind.values()) equalsItsDumbTwin(kind, SEED + 3, 12, 500);
    }

    private static void equalsItsDumbTwin(Kind kind, long seed, int rounds, int longest) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SignedRecord> universe = universe(kind, random, 400);
        for (int round = 0; round < rounds; round++) {
            List<SignedRecord> history = some(universe, random, 10 + random.nextInt(longest));
            NaiveSet naive = new NaiveSet(kind);
            history.forEach(naive::add);
            history.addAll(some(history, random, 20));
            Collections.shuffle(history, new Random(round));
            assertThat(set(kind, history).members())
                    .as("%s, seed %d, round %d", kind, seed, round)
                    .isEqualTo(naive.held());
        }
    }

    @Test
    void theBoundsAreReallyReachedHere() {
        RecordSet full = set(Kind.REPORT, universe(Kind.REPORT, new SplittableRandom(SEED), 600));
        assertThat(full.members()).hasSize(Kind.REPORT.maxMembers());
        long issuers =
                full.members().stream().map(SignedRecord::issuer).distinct().count();
        assertThat(issuers).as("each issuer has its share").isEqualTo(ISSUERS);
        RecordSet mailbox = set(Kind.MAILBOX, universe(Kind.MAILBOX, new SplittableRandom(SEED), 1_000));
        assertThat(mailbox.members()).hasSize(Kind.MAILBOX.maxMembers());
    }

    private static long obeysTheLaws(Kind kind, long seed, int rounds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SignedRecord> universe = universe(kind, random, 500);
        long merges = 0;
        for (int round = 0; round < rounds; round++) {
            RecordSet a = set(kind, some(universe, random, random.nextInt(150)));
            RecordSet b = set(kind, some(universe, random, random.nextInt(150)));
            RecordSet c = set(kind, some(universe, random, random.nextInt(30)));
            RecordSet whole = a.merge(b).merge(c);
            String where = kind + ", seed " + seed + ", round " + round;
            assertThat(b.merge(a)).as(where).isEqualTo(a.merge(b));
            assertThat(a.merge(b.merge(c))).as(where).isEqualTo(whole);
            assertThat(c.merge(a).merge(b).digest()).as(where).isEqualTo(whole.digest());
            assertThat(whole.merge(whole)).as(where).isSameAs(whole);
            assertThat(whole.merge(a))
                    .as("%s: what it contains changes nothing", where)
                    .isSameAs(whole);
            assertBounds(whole, where);
            assertNeverBack(a, whole, where);
            merges += 10;
        }
        return merges;
    }

    private static void assertBounds(RecordSet set, String where) {
        assertThat(set.members().size())
                .as(where)
                .isLessThanOrEqualTo(set.kind().maxMembers());
        for (SignedRecord member : set.members()) {
            long ofIssuer = set.members().stream()
                    .filter(m -> m.issuer().equals(member.issuer()))
                    .count();
            assertThat(ofIssuer).as(where).isLessThanOrEqualTo(set.kind().maxPerIssuer());
        }
    }

    /** A slot's winner gives way to a greater one only, or leaves because the set is full. */
    private static void assertNeverBack(RecordSet before, RecordSet after, String where) {
        Comparator<SignedRecord> rank = Rank.of(before.kind());
        boolean canOverflow = before.kind().maxPerIssuer() > 1;
        for (SignedRecord old : before.members()) {
            var now = after.rivalOf(old);
            if (now.isEmpty()) assertThat(canOverflow).as(where).isTrue();
            else assertThat(rank.compare(now.get(), old)).as(where).isGreaterThanOrEqualTo(0);
        }
    }

    private static RecordSet set(Kind kind, List<SignedRecord> records) {
        RecordSet set = RecordSet.empty(kind, Samples.TOPIC);
        for (SignedRecord record : records) set = set.with(record);
        return set;
    }

    private static List<SignedRecord> some(List<SignedRecord> universe, SplittableRandom random, int count) {
        List<SignedRecord> some = new ArrayList<>();
        for (int i = 0; i < count; i++) some.add(universe.get(random.nextInt(universe.size())));
        return some;
    }

    /** An owned key that is no topic has one slot only; the others have as many as the dice like. */
    private static List<SignedRecord> universe(Kind kind, SplittableRandom random, int size) {
        List<PublicKey> issuers = new ArrayList<>();
        for (int i = 0; i < ISSUERS; i++) issuers.add(Samples.anyIssuer(random));
        boolean single = kind.way() == Way.OWNED && kind.keyRule() != KeyRule.TOPIC;
        List<SignedRecord> universe = new ArrayList<>();
        while (universe.size() < size) {
            PublicKey issuer = issuers.get(single ? 0 : random.nextInt(ISSUERS));
            Envelope envelope = Samples.random(kind, issuer, random);
            SignedRecord record = Samples.unsigned(single ? nameless(envelope) : envelope, random);
            universe.add(record);
            // The same statement signed twice: equal in all but its bytes.
            if (random.nextInt(8) == 0) universe.add(Samples.unsigned(record.envelope(), random));
        }
        return universe;
    }

    private static Envelope nameless(Envelope e) {
        return new Envelope(
                e.network(),
                e.kind(),
                e.key(),
                e.issuer(),
                "",
                e.sequence(),
                e.tombstone(),
                e.created(),
                e.expires(),
                Bytes.utf8(e.name()));
    }
}
