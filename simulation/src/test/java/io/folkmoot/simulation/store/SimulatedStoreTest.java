package io.folkmoot.simulation.store;

import static io.folkmoot.simulation.store.Samples.OTHER;
import static io.folkmoot.simulation.store.Samples.SELF;
import static io.folkmoot.simulation.store.Samples.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedStoreTest extends RecordStoreContract {
    private static final Allowance ALLOWANCE = Allowance.of(SELF.publicKey(), 1L << 40);
    private static final SignedRecord A = note(OTHER, "a", 1);
    private static final SignedRecord B = note(OTHER, "b", 1);

    private final World world = World.withSeed(1);
    private int disks;

    @AfterEach
    void endTheWorld() {
        assertThat(world.errors()).isEmpty();
        world.close();
    }

    @Override
    RecordStore open(Allowance allowance) {
        return new SimulatedDisk(world, "disk " + disks++).open(allowance);
    }

    @Override
    void await(Answer<?> answer) {
        assertThat(world.runUntil(answer::isThere, Duration.ofMinutes(1)))
                .as("in time")
                .isTrue();
    }

    @Override
    void together(List<Runnable> tasks) {
        tasks.forEach(Runnable::run);
    }

    /** Nothing happens while no time passes. */
    @Override
    Runnable stall(RecordStore stalled) {
        return () -> {};
    }

    private SimulatedDisk onADisk() {
        SimulatedDisk disk = new SimulatedDisk(world, "disk " + disks++);
        store.close();
        store = disk.open(ALLOWANCE);
        return disk;
    }

    private void reopen(SimulatedDisk disk) {
        store = disk.open(ALLOWANCE);
    }

    @Test
    void anAnswerTakesAsLongAsTheDiskDoes() {
        SimulatedDisk disk = onADisk();
        disk.conditions(DiskConditions.syncing(Duration.ofSeconds(3), Duration.ofSeconds(3)));
        long start = world.nanos();

        put(A);

        assertThat(Duration.ofNanos(world.nanos() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whatWaitsTogetherIsSyncedTogether() {
        onADisk();
        List<Answer<Offer>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) answers.add(offering(note(OTHER, "note " + i, 1)));
        answers.forEach(this::get);

        assertThat(store.counts().commits()).isEqualTo(1);
        assertThat(store.counts().syncs()).isEqualTo(1);
        assertThat(store.counts().writes()).isEqualTo(100);
    }

    @Test
    void whatRestsOnAWriteWaitsForIt() {
        SimulatedDisk disk = onADisk();
        Answer<Offer> first = offering(A);
        Answer<Offer> again = offering(A);
        Answer<RecordSets> read = reading(A);
        world.runFor(DiskConditions.GOOD.read());
        disk.cutPower();
        world.runFor(Duration.ofSeconds(1));

        assertThat(List.of(first, again, read)).noneMatch(Answer::isThere);
    }

    @Test
    void aKilledProcessLosesOnlyWhatItHadNotWritten() {
        SimulatedDisk disk = onADisk();
        Answer<Offer> written = offering(A);
        world.runFor(DiskConditions.GOOD.read());
        Answer<Offer> waiting = offering(B);
        disk.kill();
        reopen(disk);

        assertThat(get(reading(A)).members()).containsExactly(A);
        assertThat(get(reading(B)).isEmpty()).isTrue();
        assertThat(List.of(written, waiting)).noneMatch(Answer::isThere);
    }

    @Test
    void aFullDiskRefusesWritesAndReadsGoOn() {
        SimulatedDisk disk = onADisk();
        put(A);
        disk.room(A.wire().length() + 10);

        Answer<Offer> refused = offering(B);
        await(refused);

        assertThat(refused.isRefused(Problem.DISK_FULL)).isTrue();
        assertThat(store.state()).isInstanceOf(StoreState.Degraded.class);
        assertThat(get(reading(A)).members()).containsExactly(A);
        disk.room(1 << 20);
        put(B);
        assertThat(store.state()).isInstanceOf(StoreState.Sound.class);
        disk.cutPower();
        reopen(disk);
        assertThat(list(new TableKey(0, 0, 0, 0), new TableKey(-1, -1, -1, -1), 10))
                .hasSize(2);
    }

    @Test
    void aFailedSyncIsRefusedAndUndone() {
        SimulatedDisk disk = onADisk();
        put(A);
        disk.failNextSync();
        Answer<Offer> refused = offering(B);
        Answer<RecordSets> read = reading(B);
        await(refused);

        assertThat(refused.isRefused(Problem.IO)).isTrue();
        assertThat(read.isRefused(Problem.IO)).isTrue();
        assertThat(store.state()).isInstanceOf(StoreState.Degraded.class);
        assertThat(get(reading(B)).isEmpty()).isTrue();
        assertThat(get(reading(A)).members()).containsExactly(A);
        put(B);
        assertThat(get(reading(B)).members()).containsExactly(B);
        assertThat(store.state()).isInstanceOf(StoreState.Sound.class);
    }

    @Test
    void aRottenRecordIsNoticedCountedAndSetAside() {
        SimulatedDisk disk = onADisk();
        put(A, B);
        assertThat(disk.rot(A.id())).isTrue();

        Answer<RecordSets> damaged = reading(A);
        await(damaged);

        assertThat(damaged.isRefused(Problem.DAMAGED)).isTrue();
        assertThat(store.counts().damaged()).isEqualTo(1);
        assertThat(store.counts().records()).isEqualTo(1);
        assertThat(get(reading(A)).isEmpty()).isTrue();
        assertThat(get(reading(B)).members()).containsExactly(B);
        put(A);
        assertThat(get(reading(A)).members()).containsExactly(A);
    }

    @Test
    void aRottenRecordIsFoundWhenTheStoreIsOpened() {
        SimulatedDisk disk = onADisk();
        put(A, B);
        store.close();
        assertThat(disk.rot(A.id())).isTrue();

        reopen(disk);

        assertThat(disk.recovery().damaged()).containsExactly(A.id());
        assertThat(store.counts().damaged()).isEqualTo(1);
        assertThat(get(reading(B)).members()).containsExactly(B);
    }

    @Test
    void aStoreThatIsGoneAnswersNothing() {
        SimulatedDisk disk = onADisk();
        RecordStore gone = store;
        disk.cutPower();
        reopen(disk);
        Answer<Offer> answer = offering(gone, A, new Expected.Anything());
        world.runFor(Duration.ofSeconds(1));

        assertThat(answer.isThere()).isFalse();
        gone.close();
        put(B);
    }

    @Test
    void twoStoresOnOneDiskAreAMistake() {
        SimulatedDisk disk = onADisk();

        assertThatThrownBy(() -> disk.open(ALLOWANCE)).isInstanceOf(IllegalStateException.class);
    }
}
