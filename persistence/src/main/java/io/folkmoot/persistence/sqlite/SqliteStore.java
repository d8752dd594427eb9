package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.folder.FolderLock;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreCounts;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Records in one SQLite file. Changes are written in groups with one sync each; questions are answered beside that, from
 * the file as it is after all changes that were called before them. A refusal as busy or closed is told at once, on the
 * caller's thread.
 */
public final class SqliteStore implements RecordStore {
    /** One group's answers wait for its last change, so it must not grow without end; its sync is paid for long before. */
    private static final int MOST_IN_GROUP = 512;

    /** Victims of a lowered limit in one group, so that calls between them do not wait long. */
    private static final int TRIMMED_AT_ONCE = 256;

    /** How soon a disk that failed is tried again: soon enough for a person who has just made room. */
    private static final long PROBE_SECONDS = 1;

    /** With less than this there is no use in trying: a group of large records would not fit. */
    private static final long ENOUGH_ROOM = 4L << 20;

    private final Files files;
    private final StoreThreads threads;
    private final FolderLock lock;
    private final Soundness soundness;
    private final Pending pending = new Pending();
    private final Access writerAccess;
    private final Writer writer;
    private final Reader reader;
    private final Reader scanner;
    private final Checkup checkup;
    private final Recurring checks;
    private final long maxBytes;
    private final AtomicBoolean probing = new AtomicBoolean();
    private final Strand<Write> writes;
    private final Strand<Read<?>> reads;
    private final Strand<Read<?>> scans;

    SqliteStore(
            Files files,
            SqliteSettings settings,
            Size size,
            StoreThreads threads,
            FolderLock lock,
            InstantSource clock) {
        this.files = files;
        this.threads = threads;
        this.lock = lock;
        maxBytes = settings.allowance().maxBytes();
        int waiting = settings.allowance().maxWaiting();
        soundness = new Soundness(files);
        Recent recent = new Recent(settings.recentBytes());
        writerAccess = files.writer(settings);
        writer = new Writer(writerAccess, size, settings.allowance(), recent, soundness, this::probeLater);
        writes = new Strand<>(threads.writers(), waiting, MOST_IN_GROUP, writer::carryOut);
        reader = new Reader(files.reader(settings), recent, soundness, this::setAside);
        scanner = new Reader(files.scanner(), recent, soundness, this::setAside);
        reads = new Strand<>(threads.readers(), waiting, MOST_IN_GROUP, reader::carryOut);
        scans = new Strand<>(threads.scans(), waiting, 1, scanner::carryOut);
        checkup = new Checkup(files.scanner(), this::setAside, soundness::damaged);
        checks = new Recurring(threads, threads.checks(), Start.CHECK_EVERY, () -> check(clock));
    }

    /** What goes on in the background from the start. */
    void begin(Start start) {
        if (start.size().bytes() > maxBytes) trim();
        checks.in(start.millisUntilCheck());
    }

    /** Where there is no room for this call, whoever meets the rows next asks again. */
    private void setAside(List<Long> rows) {
        change(new Writes.SetAside(rows));
    }

    private void check(InstantSource clock) {
        if (checkup.run()) change(new Writes.Note("checked", clock.millis()));
    }

    private void trim() {
        change(new Writes.Trim(TRIMMED_AT_ONCE, this::trim));
    }

    private void probeLater() {
        if (soundness.isDamaged() || !probing.compareAndSet(false, true)) return;
        try {
            ScheduledFuture<?> probe = threads.later().schedule(this::probe, PROBE_SECONDS, TimeUnit.SECONDS);
            if (probe.isCancelled()) probing.set(false);
        } catch (RejectedExecutionException e) {
            // The threads are closing, and the store with them.
            probing.set(false);
        }
    }

    /** Until somebody else's write succeeds, or this one does. */
    private void probe() {
        probing.set(false);
        if (soundness.isSound()) return;
        if (files.bytesFree() < ENOUGH_ROOM) probeLater();
        else change(new Writes.Note("probed", 0));
    }

    /** Waits for the disk; what is old or damaged is brought into order first, and the notices say so. */
    public static Opened open(SqliteSettings settings, StoreThreads threads, InstantSource clock)
            throws StoreException {
        return new Opening(settings, threads, clock, Schema.CURRENT).open();
    }

    @Override
    public void read(TableKey key, Optional<Kind> kind, Consumer<Result<RecordSets>> done) {
        Read<RecordSets> read = new Read<>(snapshot -> snapshot.read(key, kind), done);
        ask(reads, read, pending.concerns(key));
    }

    @Override
    public <A> void update(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done) {
        pending.begin(key);
        Consumer<Result<A>> then = result -> {
            pending.end(key);
            done.accept(result);
        };
        change(new Writes.Update<>(key, kind, rule, then));
    }

    @Override
    public void list(TableKey from, TableKey to, int most, Consumer<Result<List<Held>>> done) {
        Read<List<Held>> read =
                new Read<>(snapshot -> snapshot.sound(snapshot.table().list(from, to, most)), done);
        ask(reads, read, pending.isAny());
    }

    @Override
    public void digest(TableKey from, TableKey to, Consumer<Result<RangeDigest>> done) {
        Read<RangeDigest> read =
                new Read<>(snapshot -> snapshot.sound(snapshot.table().digest(from, to)), done);
        ask(scans, read, pending.isAny());
    }

    @Override
    public void fetch(List<Bytes> ids, Consumer<Result<List<SignedRecord>>> done) {
        List<Bytes> asked = ids.stream().distinct().toList();
        Read<List<SignedRecord>> read =
                new Read<>(snapshot -> snapshot.sound(snapshot.table().withIds(asked)), done);
        ask(reads, read, pending.isAny());
    }

    @Override
    public void forget(long now, int most, Consumer<Result<Integer>> done) {
        pending.beginAnywhere();
        Consumer<Result<Integer>> then = result -> {
            pending.endAnywhere();
            done.accept(result);
        };
        change(new Writes.Forget(now, most, then));
    }

    private void change(Write write) {
        writes.offer(write).ifPresent(problem -> write.fail(problem, explain(problem)));
    }

    private void ask(Strand<Read<?>> strand, Read<?> read, boolean behindChanges) {
        Runnable asking = () -> strand.offer(read).ifPresent(problem -> read.fail(problem, explain(problem)));
        if (behindChanges) change(new Writes.Behind(asking, read::fail));
        else asking.run();
    }

    private static String explain(Problem problem) {
        return problem == Problem.CLOSED ? "the store is closed" : "more calls are waiting than the store takes";
    }

    Access writerAccess() {
        return writerAccess;
    }

    @Override
    public StoreState state() {
        return soundness.state();
    }

    @Override
    public StoreCounts counts() {
        Size size = writer.size();
        Tally tally = writer.tally();
        long commits = writer.commits();
        return new StoreCounts(
                size.records(),
                size.bytes(),
                commits,
                commits,
                tally.writes(),
                reader.reads() + scanner.reads(),
                tally.evicted(),
                tally.damaged());
    }

    @Override
    public void close() {
        checks.close();
        checkup.cancel();
        writes.close();
        reads.close();
        scans.close();
        reader.close();
        scanner.close();
        writer.close();
        lock.close();
    }
}
