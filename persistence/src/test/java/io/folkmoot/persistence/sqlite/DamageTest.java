package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Calls.mustPut;
import static io.folkmoot.persistence.sqlite.Calls.read;
import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.SELF;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    private static final int PAGE = 4096;
    private static final int RECORDS = 200;

    @TempDir
    Path folder;

    private final StoreThreads threads = StoreThreads.forOne();
    private final List<SignedRecord> records = new ArrayList<>();
    private Files files;

    @BeforeEach
    void fill() throws Exception {
        files = new Files(folder);
        try (RecordStore store = opened().store()) {
            // Some are larger than a page.
            for (int i = 0; i < RECORDS; i++) records.add(note(OTHER, "n" + i, 1, i % 10 == 0 ? 20_000 : 900));
            for (SignedRecord record : records) mustPut(store, record);
        }
    }

    @AfterEach
    void close() {
        threads.close();
    }

    private Opened opened() throws StoreException {
        SqliteSettings settings = SqliteSettings.of(folder, Allowance.of(SELF.publicKey(), 1L << 30));
        return SqliteStore.open(settings, threads, InstantSource.system());
    }

    private int held(RecordStore store) throws Exception {
        int found = 0;
        for (SignedRecord record : records) {
            RecordSets sets = read(store, record.key());
            if (sets.isEmpty()) continue;
            assertThat(sets.members()).containsExactly(record);
            found++;
        }
        return found;
    }

    private void overwrite(long at, byte[] bytes) throws Exception {
        try (FileChannel channel = FileChannel.open(files.records(), READ, WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    private List<Path> setAside() throws Exception {
        try (var list = java.nio.file.Files.list(folder)) {
            return list.filter(path -> path.getFileName().toString().startsWith("records-damaged-"))
                    .toList();
        }
    }

    @Test
    void aSoundFileIsNotTouched() throws Exception {
        Opened opened = opened();
        try (RecordStore store = opened.store()) {
            assertThat(opened.notices()).isEmpty();
            assertThat(held(store)).isEqualTo(RECORDS);
        }
        assertThat(setAside()).isEmpty();
    }

    @Test
    void withoutItsFirstPageEverythingIsSaved() throws Exception {
        overwrite(0, new byte[PAGE]);

        Opened opened = opened();
        try (RecordStore store = opened.store()) {
            assertThat(held(store)).isEqualTo(RECORDS);
            assertThat(opened.notices())
                    .singleElement()
                    .asString()
                    .contains("does not begin as a SQLite file", RECORDS + " records were saved", "nothing is known");
            assertThat(store.counts().records()).isEqualTo(RECORDS);
            mustPut(store, note(OTHER, "more", 1, 100));
        }
        assertThat(setAside()).hasSize(1);
        assertThat(opened().notices()).isEmpty();
    }

    @Test
    void damagedPagesLoseWhatIsOnThemAndTheNoticeNamesIt() throws Exception {
        long pages = java.nio.file.Files.size(files.records()) / PAGE;
        SplittableRandom dice = new SplittableRandom(7);
        for (int i = 0; i < 5; i++) {
            byte[] garbage = new byte[PAGE];
            dice.nextBytes(garbage);
            overwrite((pages / 2 + i) * PAGE, garbage);
        }

        Opened opened = opened();
        try (RecordStore store = opened.store()) {
            int saved = held(store);
            assertThat(saved).isBetween(RECORDS / 2, RECORDS - 1);
            String notice = opened.notices().getFirst();
            assertThat(notice).contains(saved + " records were saved");
            int named = 0;
            for (SignedRecord record : records) if (notice.contains(record.key().toString())) named++;
            assertThat(named).as(notice).isEqualTo(RECORDS - saved);
        }
    }

    @Test
    void aFileThatWasCutShortKeepsWhatIsLeft() throws Exception {
        try (FileChannel channel = FileChannel.open(files.records(), READ, WRITE)) {
            channel.truncate(channel.size() * 2 / 3 + 100);
        }
        Opened opened = opened();
        try (RecordStore store = opened.store()) {
            assertThat(opened.notices()).hasSize(1);
            assertThat(held(store)).isBetween(RECORDS / 3, RECORDS - 1);
        }
    }

    @Test
    void whateverIsDamagedTheStoreOpensAndNothingFalseIsServed() throws Exception {
        for (long seed = 0; seed < 30; seed++) {
            SplittableRandom dice = new SplittableRandom(seed);
            long size = java.nio.file.Files.size(files.records());
            for (int i = dice.nextInt(1, 20); i > 0; i--) {
                byte[] garbage = new byte[dice.nextInt(1, 64)];
                dice.nextBytes(garbage);
                overwrite(dice.nextLong(size - garbage.length), garbage);
            }
            try (RecordStore store = opened().store()) {
                for (SignedRecord record : records) {
                    var result = Calls.<RecordSets>result(done -> store.read(record.key(), Optional.empty(), done));
                    if (result instanceof io.folkmoot.persistence.records.Result.Done<RecordSets>(RecordSets sets))
                        assertThat(records).as("seed " + seed).containsAll(sets.members());
                }
                for (SignedRecord record : records) Calls.put(store, record);
            }
        }
    }

    /** What a salvage leaves behind when it is killed between its last steps. */
    @Test
    void aSalvageThatWasInterruptedIsFinished() throws Exception {
        files.move(files.records(), files.ready());
        java.nio.file.Files.writeString(files.records(), "damaged");
        java.nio.file.Files.writeString(files.unfinished(), "half");
        java.nio.file.Files.writeString(files.mark(), "why");

        try (RecordStore store = opened().store()) {
            assertThat(held(store)).isEqualTo(RECORDS);
        }
        assertThat(setAside()).hasSize(1);
        assertThat(files.mark()).doesNotExist();
        assertThat(files.ready()).doesNotExist();
    }

    @Test
    void aRecordThatRottedIsNotServedButCountedAndSetAside() throws Exception {
        SignedRecord rotten = records.get(3);
        rot(rotten);
        try (RecordStore store = opened().store()) {
            assertThat(Calls.<RecordSets>failure(done -> store.read(rotten.key(), Optional.empty(), done))
                            .problem())
                    .isEqualTo(Problem.DAMAGED);
            assertThat(Calls.<Integer>value(done -> store.forget(0, 1, done))).isZero();
            assertThat(read(store, rotten.key()).isEmpty()).isTrue();
            assertThat(store.counts().damaged()).isEqualTo(1);
            assertThat(store.counts().records()).isEqualTo(RECORDS - 1);
            assertThat(store.state()).isInstanceOf(StoreState.Sound.class);
            mustPut(store, rotten);
            assertThat(read(store, rotten.key()).members()).containsExactly(rotten);
        }
    }

    @Test
    void aChangeOfARecordThatRottedTakesItsPlace() throws Exception {
        rot(records.get(3));
        try (RecordStore store = opened().store()) {
            mustPut(store, records.get(3));
            assertThat(held(store)).isEqualTo(RECORDS);
            assertThat(store.counts().records()).isEqualTo(RECORDS);
            assertThat(store.counts().damaged()).isEqualTo(1);
        }
    }

    private void rot(SignedRecord record) throws Exception {
        try (Connection connection = Dialect.writer(files.records(), 64)) {
            byte[] wire = record.wire().toArray();
            wire[wire.length / 2] ^= 1;
            try (var update = connection.prepareStatement("UPDATE record SET wire = ? WHERE id = ?")) {
                update.setBytes(1, wire);
                update.setBytes(2, record.id().toArray());
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
            connection.commit();
        }
    }
}
