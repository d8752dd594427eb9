package io.folkmoot.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The power goes at random moments while 64 writes are in flight. A thousand cuts, and other luck, with
 * {@code -Dtest.arguments="-Dfolkmoot.cuts=1000 -Dfolkmoot.seed=7"}.
 */
class PowerCutTest {
    private static final int IN_FLIGHT = 64;
    private static final TableKey FIRST = new TableKey(0, 0, 0, 0);
    private static final TableKey LAST = new TableKey(-1, -1, -1, -1);

    /** Signed once: the campaign is about the disk. */
    private static final List<SignedRecord> RECORDS = records();

    private static List<SignedRecord> records() {
        SplittableRandom dice = new SplittableRandom(1);
        List<SignedRecord> records = new ArrayList<>();
        for (int i = 0; i < 2_000; i++)
            records.add(Samples.note(Samples.OTHER, "note " + i, 1, Samples.random(dice, 1024)));
        return List.copyOf(records);
    }

    @Test
    void noAcknowledgedWriteIsLost() {
        Campaign campaign = new Campaign(Long.getLong("folkmoot.seed", 5), DiskConditions.GOOD);
        campaign.run(Integer.getInteger("folkmoot.cuts", 250));

        System.out.printf(
                Locale.ROOT,
                "%d power cuts: %d writes acknowledged, %d lost; %d more survived, %d groups were torn%n",
                campaign.cuts,
                campaign.acknowledged,
                campaign.lost,
                campaign.unacknowledged,
                campaign.torn);
        assertThat(campaign.lost).as(campaign.toString()).isZero();
        assertThat(campaign.strangers).as(campaign.toString()).isZero();
        assertThat(campaign.acknowledged).as(campaign.toString()).isGreaterThan(20L * campaign.cuts);
        assertThat(campaign.torn).as(campaign.toString()).isGreaterThan(campaign.cuts / 10);
        assertThat(campaign.unacknowledged).as(campaign.toString()).isPositive();
    }

    @Test
    void aDiskThatLiesIsFoundOut() {
        Campaign campaign = new Campaign(6, DiskConditions.GOOD.thatLie());
        campaign.run(20);

        assertThat(campaign.lost).as(campaign.toString()).isPositive();
    }

    @Test
    void theSameSeedIsTheSameCampaign() {
        assertThat(digests(7)).isEqualTo(digests(7)).isNotEqualTo(digests(8));
    }

    private static List<Bytes> digests(long seed) {
        Campaign campaign = new Campaign(seed, DiskConditions.GOOD);
        campaign.run(10);
        return campaign.digests;
    }

    private static final class Campaign {
        final long seed;
        final List<Bytes> digests = new ArrayList<>();
        private final World world;
        private final SplittableRandom dice;
        private final SimulatedDisk disk;
        private final TreeSet<Bytes> safe = new TreeSet<>();
        private final TreeSet<Bytes> asked = new TreeSet<>();
        int cuts;
        int next;
        long acknowledged;
        long lost;
        long unacknowledged;
        long strangers;
        long torn;

        Campaign(long seed, DiskConditions conditions) {
            this.seed = seed;
            world = World.withSeed(seed);
            dice = new SplittableRandom(seed);
            disk = new SimulatedDisk(world, "disk");
            disk.conditions(conditions);
        }

        void run(int most) {
            for (cuts = 0; cuts < most; cuts++) {
                RecordStore store = open();
                if (cuts > 0) check(store);
                for (int i = 0; i < IN_FLIGHT; i++) write(store);
                world.runFor(Duration.ofNanos(dice.nextLong(15_000_000)));
                disk.cutPower();
            }
            check(open());
            world.close();
        }

        private RecordStore open() {
            RecordStore store = disk.open(Allowance.of(Samples.SELF.publicKey(), 1L << 40));
            if (disk.recovery().bytesDropped() > 0) torn++;
            assertThat(disk.recovery().damaged()).as(toString()).isEmpty();
            return store;
        }

        private void write(RecordStore store) {
            SignedRecord record = RECORDS.get(next++ % RECORDS.size());
            asked.add(record.id());
            store.update(record.key(), record.kind(), held -> new Step<>(held.with(record), 0), result -> {
                if (!(result instanceof Result.Done)) throw new AssertionError(result + ", " + this);
                acknowledged++;
                safe.add(record.id());
                write(store);
            });
        }

        /** Everything acknowledged is there, and nothing that was never asked for; then all is taken away again. */
        private void check(RecordStore store) {
            TreeSet<Bytes> there = new TreeSet<>();
            store.list(FIRST, LAST, Integer.MAX_VALUE, result -> {
                if (result instanceof Result.Done<List<RecordStore.Held>>(List<RecordStore.Held> list))
                    list.forEach(held -> there.add(held.id()));
            });
            store.digest(FIRST, LAST, result -> {
                if (result instanceof Result.Done<RecordStore.RangeDigest>(RecordStore.RangeDigest digest))
                    digests.add(digest.digest());
            });
            store.forget(Long.MAX_VALUE, Integer.MAX_VALUE, result -> {});
            int before = digests.size();
            assertThat(world.runUntil(() -> digests.size() > before, Duration.ofSeconds(1)))
                    .isTrue();
            world.runFor(Duration.ofSeconds(1));

            lost += safe.stream().filter(id -> !there.contains(id)).count();
            unacknowledged += there.stream().filter(id -> !safe.contains(id)).count();
            strangers += there.stream().filter(id -> !asked.contains(id)).count();
            safe.clear();
            asked.clear();
        }

        @Override
        public String toString() {
            return "seed " + seed + ", cut " + cuts;
        }
    }
}
