package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holders that purge, meet late copies and meet each other: nobody ever serves again what it has seen replaced. */
class RetentionTest {
    private static final long SEED = 77;
    private static final int HOLDERS = 4;

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PEER", "ENTRY", "AWARENESS", "MAILBOX", "DOMAIN_INDEX", "CAPABILITY_INDEX"})
    void nothingComesBackFromTheDead(Kind kind) {
        for (int run = 0; run < 8; run++) new History(kind, SEED + run).play(400);
    }

    @Test
    @Tag("slow")
    void nothingComesBackInLongHistoriesEither() {
        for (Kind kind : Kind.values())
            if (kind.erasable()) for (int run = 0; run < 150; run++) new History(kind, SEED - run).play(600);
    }

    @Test
    void aShortLivedVersionGuardsAgainstTheLongLivedOneItReplaced() {
        SignedRecord old = Samples.valid(Kind.ENTRY).sign(Samples.key(1));
        SignedRecord brief = RecordDraft.replacing(old, Samples.NOW + 1)
                .life(java.time.Duration.ofMinutes(1))
                .json("{}")
                .sign(Samples.key(1));
        long later = brief.expires() + 1;
        RecordSet holder = RecordSet.of(old).with(brief).purge(later).with(old);
        assertThat(old.isLive(later)).isTrue();
        assertThat(holder.live(later)).isEmpty();
        assertThat(holder.purge(brief.forgottenAt()).members()).isEmpty();
        assertThat(brief.forgottenAt()).isGreaterThan(old.expires());
    }

    @Test
    void aRecordIsServedUntilTheMillisecondItExpires() {
        SignedRecord entry = Samples.valid(Kind.ENTRY).sign(Samples.key(1));
        RecordSet holder = RecordSet.of(entry);
        assertThat(holder.live(entry.expires() - 1)).containsExactly(entry);
        assertThat(holder.live(entry.expires())).isEmpty();
    }

    @Test
    void aFirstVersionIsForgottenWhenItExpires() {
        SignedRecord first =
                Samples.valid(Kind.ENTRY).life(java.time.Duration.ofMinutes(1)).sign(Samples.key(1));
        assertThat(first.forgottenAt()).isEqualTo(first.expires());
    }

    @Test
    void aTombstoneOutlivesTheLongestLifeByTwoDays() {
        SignedRecord entry = Samples.valid(Kind.ENTRY).sign(Samples.key(1));
        SignedRecord tombstone =
                RecordDraft.removing(entry, entry.expires() - 1).sign(Samples.key(1));
        RecordSet holder = RecordSet.of(tombstone).with(entry);
        assertThat(holder.members()).containsExactly(tombstone);
        assertThat(holder.live(Samples.NOW)).isEmpty();
        long end = tombstone.created() + 32L * 24 * 3600 * 1000;
        assertThat(holder.purge(end - 1).members()).containsExactly(tombstone);
        assertThat(holder.purge(end).members()).isEmpty();
    }

    /** One author with several slots, writing, removing and publishing anew while time passes. */
    private static final class History {
        private final Kind kind;
        private final SplittableRandom random;
        private final String where;
        private final PublicKey author;
        private final long longest;
        private final List<SignedRecord> everything = new ArrayList<>();
        private final TreeMap<String, Long> written = new TreeMap<>();
        private final List<RecordSet> holders = new ArrayList<>();
        private final List<TreeMap<String, SignedRecord>> newestSeen = new ArrayList<>();
        private long now = Samples.NOW;
        private long sequence;

        History(Kind kind, long seed) {
            this.kind = kind;
            this.random = new SplittableRandom(seed);
            this.where = kind + ", seed " + seed;
            this.author = Samples.anyIssuer(random);
            this.longest = kind.longestLife().toMillis();
            for (int i = 0; i < HOLDERS; i++) {
                holders.add(RecordSet.empty(kind, Samples.TOPIC));
                newestSeen.add(new TreeMap<>());
            }
        }

        void play(int steps) {
            for (int step = 0; step < steps; step++) {
                now += random.nextLong(longest / 20);
                if (random.nextInt(3) == 0) write();
                int holder = random.nextInt(HOLDERS);
                switch (random.nextInt(4)) {
                    case 0 -> holders.set(holder, holders.get(holder).purge(now));
                    case 1 -> meet(holder, holders.get(random.nextInt(HOLDERS)).members());
                    default -> meet(holder, lateCopies());
                }
                for (int i = 0; i < HOLDERS; i++) assertNothingOldIsServed(i);
            }
        }

        private void write() {
            String name = kind.maxPerIssuer() == 1 ? "" : "n" + random.nextInt(12);
            boolean tombstone = written.containsKey(name) && random.nextInt(3) == 0;
            boolean reuses = tombstone && random.nextBoolean() && kind.maxPerIssuer() == 1;
            long number = reuses ? written.getOrDefault(name, 0L) : sequence++;
            written.put(name, number);
            long life = tombstone ? kind.tombstoneLife().toMillis() : 1 + random.nextLong(longest);
            Bytes body = tombstone ? Bytes.EMPTY : Bytes.utf8("b");
            everything.add(Samples.unsigned(
                    new Envelope(
                            Samples.NETWORK,
                            kind.word(),
                            Samples.TOPIC,
                            author,
                            name,
                            number,
                            tombstone,
                            now,
                            now + life,
                            body),
                    random));
        }

        /** What some holder may still carry around, old versions above all. */
        private List<SignedRecord> lateCopies() {
            List<SignedRecord> copies = new ArrayList<>();
            for (int i = 0; i < 3 && !everything.isEmpty(); i++)
                copies.add(everything.get(random.nextInt(everything.size())));
            return copies;
        }

        private void meet(int holder, List<SignedRecord> copies) {
            for (SignedRecord copy : copies) {
                if (copy.forgottenAt() <= now) continue;
                holders.set(holder, holders.get(holder).with(copy));
                newestSeen.get(holder).merge(copy.name(), copy, Rank::greater);
            }
        }

        private void assertNothingOldIsServed(int holder) {
            for (SignedRecord served : holders.get(holder).live(now)) {
                assertThat(served.expires()).isGreaterThan(now);
                assertThat(served).as(where).isEqualTo(newestSeen.get(holder).get(served.name()));
            }
        }
    }
}
