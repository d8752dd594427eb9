package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Calls.mustPut;
import static io.folkmoot.persistence.sqlite.Calls.read;
import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.SELF;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final Instant TODAY = Instant.ofEpochMilli(Mesh.NOW);

    @TempDir
    Path folder;

    private Opened open(Path where, StoreThreads threads, Instant now) throws StoreException {
        SqliteSettings settings = SqliteSettings.of(where, Allowance.of(SELF.publicKey(), 1L << 20));
        return SqliteStore.open(settings, threads, InstantSource.fixed(now));
    }

    /** Only what is forgotten depends on a time, and that time comes with the call. */
    @Test
    void aClockThatJumpedBackADayChangesNothing() throws Exception {
        SignedRecord record = note(OTHER, "one", 0, 100);
        try (StoreThreads threads = StoreThreads.forOne()) {
            try (RecordStore store = open(folder, threads, TODAY).store()) {
                mustPut(store, record);
            }
            Opened opened = open(folder, threads, TODAY.minus(Duration.ofDays(1)));
            try (RecordStore store = opened.store()) {
                assertThat(opened.notices()).isEmpty();
                assertThat(store.state()).isInstanceOf(StoreState.Sound.class);
                long yesterday = Mesh.NOW - Duration.ofDays(1).toMillis();
                assertThat(Calls.<Integer>value(done -> store.forget(yesterday, 10, done)))
                        .isZero();
                assertThat(read(store, record.key()).members()).containsExactly(record);
                SignedRecord next = note(OTHER, "one", 1, 100);
                mustPut(store, next);
                assertThat(read(store, record.key()).members()).containsExactly(next);
            }
        }
    }

    @Test
    void aFullCheckIsDueOnceADayWhateverTheClockDoes() {
        long day = Duration.ofDays(1).toMillis();
        Size size = new Size(0, 0);
        assertThat(new Start(size, 0, Mesh.NOW).millisUntilCheck()).isZero();
        assertThat(new Start(size, Mesh.NOW, Mesh.NOW).millisUntilCheck()).isEqualTo(day);
        assertThat(new Start(size, Mesh.NOW, Mesh.NOW + day - 1).millisUntilCheck())
                .isEqualTo(1);
        assertThat(new Start(size, Mesh.NOW, Mesh.NOW + day + 1).millisUntilCheck())
                .isZero();
        assertThat(new Start(size, Mesh.NOW, Mesh.NOW - 1).millisUntilCheck()).isZero();
    }

    @Test
    void aStoreThatStaysOpenIsCheckedWhenTheDayIsOver() throws Exception {
        SignedRecord record = note(OTHER, "one", 0, 100);
        try (StoreThreads threads = StoreThreads.forOne()) {
            try (RecordStore store = open(folder, threads, TODAY).store()) {
                mustPut(store, record);
            }
            damage();
            // Half a second before the day is over.
            Instant later = TODAY.plus(Duration.ofDays(1)).minusMillis(500);
            try (RecordStore store = open(folder, threads, later).store()) {
                assertThat(threads.later().getQueue()).hasSize(1);
                assertThat(store.counts().damaged()).isZero();
                Waiting.until(() -> store.counts().damaged() == 1);
            }
            assertThat(threads.later().getQueue()).isEmpty();
        }
    }

    /** As sound as if it had just been checked, but for one row. */
    private void damage() throws Exception {
        try (Connection connection = Dialect.writer(folder.resolve("records.db"), 64);
                Table table = new Table(connection)) {
            table.amount("checked", TODAY.toEpochMilli());
            table.statement("UPDATE record SET checksum = checksum + 1").executeUpdate();
            table.commit();
        }
    }

    @Test
    void whatRecursComesAgainUntilItIsClosed() {
        AtomicInteger times = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        try (StoreThreads threads = StoreThreads.forOne()) {
            Executor catching = task -> {
                try {
                    task.run();
                } catch (IllegalStateException e) {
                    failures.incrementAndGet();
                }
            };
            Recurring recurring = new Recurring(threads, catching, 1, () -> {
                if (times.incrementAndGet() == 2) throw new IllegalStateException("once it fails");
            });
            recurring.in(0);
            Waiting.until(() -> times.get() >= 4);
            assertThat(failures).hasValue(1);
            recurring.close();
            recurring.in(0);
            assertThat(threads.later().getQueue()).isEmpty();
        }
    }

    @Test
    void manyStoresShareFewThreads() throws Exception {
        try (StoreThreads threads = new StoreThreads(2, 1)) {
            List<RecordStore> stores = new ArrayList<>();
            for (int i = 0; i < 12; i++)
                stores.add(open(folder.resolve("s" + i), threads, TODAY).store());
            for (int i = 0; i < 12; i++) mustPut(stores.get(i), note(OTHER, "n" + i, 1, 100));
            for (int i = 0; i < 12; i++) {
                assertThat(read(stores.get(i), note(OTHER, "n" + i, 1, 100).key())
                                .members())
                        .hasSize(1);
                assertThat(stores.get(i).counts().records()).isEqualTo(1);
            }
            for (RecordStore store : stores) store.close();
        }
    }
}
