package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Calls.mustPut;
import static io.folkmoot.persistence.sqlite.Calls.read;
import static io.folkmoot.persistence.sqlite.Calls.value;
import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.SELF;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    private static final TableKey FIRST = new TableKey(0, 0, 0, 0);
    private static final TableKey LAST = new TableKey(-1, -1, -1, -1);

    @TempDir
    Path temporary;

    private final StoreThreads threads = StoreThreads.forOne();
    private RecordStore store;

    @BeforeEach
    void open() throws Exception {
        store = open(1L << 20);
    }

    @AfterEach
    void close() {
        store.close();
        threads.close();
    }

    private RecordStore open(long maxBytes) throws StoreException {
        Opened opened = SqliteStore.open(settings(maxBytes), threads, InstantSource.system());
        assertThat(opened.notices()).isEmpty();
        return opened.store();
    }

    private SqliteSettings settings(long maxBytes) {
        return SqliteSettings.of(temporary.resolve("a folder? with #%20"), Allowance.of(SELF.publicKey(), maxBytes));
    }

    @Test
    void whatWasPutIsThereAndThereAfterARestart() throws Exception {
        SignedRecord record = note(OTHER, "one", 1, 1000);
        mustPut(store, record);
        assertThat(read(store, record.key()).members()).containsExactly(record);
        assertThat(store.counts().records()).isEqualTo(1);

        store.close();
        store = open(1L << 20);

        assertThat(read(store, record.key()).members()).containsExactly(record);
        assertThat(read(store, record.key()).members()).containsExactly(record);
        assertThat(store.counts().records()).isEqualTo(1);
        assertThat(store.counts().bytes()).isEqualTo(record.wire().length());
    }

    @Test
    void filesArePrivate() throws Exception {
        mustPut(store, note(OTHER, "one", 1, 1000));

        Path folder = settings(1).folder();
        assertThat(mode(folder)).isEqualTo("rwx------");
        for (String name : List.of("records.db", "records.db-wal", "records.db-shm", "records.lock"))
            assertThat(mode(folder.resolve(name))).as(name).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(java.nio.file.Files.getPosixFilePermissions(path));
    }

    @Test
    void aSecondStoreOnTheFolderIsRefusedAndNamesTheProcess() throws Exception {
        for (int attempt = 0; attempt < 2; attempt++)
            assertThatThrownBy(() -> open(1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        mustPut(store, note(OTHER, "one", 1, 10));
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOld() throws Exception {
        SignedRecord old = note(OTHER, "one", 1, 1000);
        SignedRecord young = note(OTHER, "one", 2, 500);
        mustPut(store, old);
        assertThat(read(store, old.key()).members()).containsExactly(old);
        mustPut(store, young);

        assertThat(read(store, old.key()).members()).containsExactly(young);
        assertThat(store.counts().bytes()).isEqualTo(young.wire().length());
    }

    @Test
    void aReadThatIsCalledAfterAChangeSeesIt() throws Exception {
        for (int i = 1; i <= 200; i++) {
            SignedRecord record = note(OTHER, "same", i, 100);
            store.update(record.key(), record.kind(), Mesh.merging(record), done -> {});
            assertThat(read(store, record.key()).members()).containsExactly(record);
        }
    }

    @Test
    void whatWaitsTogetherIsCommittedTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(101);
        SignedRecord first = note(OTHER, "first", 1, 100);
        store.update(
                first.key(),
                first.kind(),
                held -> {
                    begun.countDown();
                    await(go);
                    return new RecordStore.Step<>(held.with(first), 0);
                },
                done -> answered.countDown());
        await(begun);
        for (int i = 0; i < 100; i++) {
            SignedRecord record = note(OTHER, "n" + i, 1, 100);
            store.update(record.key(), record.kind(), Mesh.merging(record), done -> answered.countDown());
        }
        go.countDown();
        await(answered);

        // The check in the background may write down in between that it has begun or ended.
        assertThat(store.counts().commits()).isBetween(2L, 3L);
        assertThat(store.counts().syncs()).isBetween(2L, 3L);
        assertThat(store.counts().records()).isEqualTo(101);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void listsAndFetchesAndForgets() throws Exception {
        List<SignedRecord> records = new ArrayList<>();
        for (int i = 0; i < 50; i++) records.add(note(OTHER, "n" + i, 0, 100));
        for (SignedRecord record : records) mustPut(store, record);

        List<Held> held = value(done -> store.list(FIRST, LAST, 1000, done));
        assertThat(held).hasSize(50);
        assertThat(held)
                .isSortedAccordingTo(java.util.Comparator.comparing(h -> h.key().bytes()));
        List<SignedRecord> fetched =
                value(done -> store.fetch(held.stream().map(Held::id).toList(), done));
        assertThat(fetched).containsExactlyInAnyOrderElementsOf(records);
        Bytes first = held.getFirst().id();
        assertThat(Calls.<List<SignedRecord>>value(done -> store.fetch(List.of(first, first), done)))
                .hasSize(1);
        assertThat(Calls.<RecordStore.RangeDigest>value(done -> store.digest(FIRST, LAST, done))
                        .records())
                .isEqualTo(50);

        long end = records.getFirst().forgottenAt();
        assertThat(Calls.<Integer>value(done -> store.forget(end - 1, 100, done)))
                .isZero();
        assertThat(Calls.<Integer>value(done -> store.forget(end, 30, done))).isEqualTo(30);
        assertThat(Calls.<Integer>value(done -> store.forget(end, 30, done))).isEqualTo(20);
        assertThat(store.counts().records()).isZero();
        assertThat(store.counts().bytes()).isZero();
    }

    @Test
    void aSetOfThousandsIsReadWhole() throws Exception {
        TableKey topic = new TableKey(1, 2, 3, 4);
        List<SignedRecord> pointers = new ArrayList<>();
        for (int i = 0; i < 500; i++) pointers.add(Mesh.pointer(OTHER, topic, "p" + i));
        Calls.<Integer>value(done -> store.update(
                topic,
                Kind.DOMAIN_INDEX,
                held -> {
                    var next = held;
                    for (SignedRecord pointer : pointers) next = next.with(pointer);
                    return new RecordStore.Step<>(next, next.members().size());
                },
                done));
        store.close();
        store = open(1L << 20);

        assertThat(read(store, topic).members()).containsExactlyInAnyOrderElementsOf(pointers);
    }

    @Test
    void whenClosedEverythingIsRefused() throws Exception {
        SignedRecord record = note(OTHER, "one", 1, 100);
        store.close();

        assertThat(Calls.<Integer>failure(done -> store.update(record.key(), record.kind(), Mesh.merging(record), done))
                        .problem())
                .isEqualTo(Problem.CLOSED);
        assertThat(Calls.<List<Held>>failure(done -> store.list(FIRST, LAST, 1, done))
                        .problem())
                .isEqualTo(Problem.CLOSED);
    }
}
