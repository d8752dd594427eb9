package io.folkmoot.gateway.bench;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.sqlite.SqliteSettings;
import io.folkmoot.persistence.sqlite.SqliteStore;
import io.folkmoot.persistence.sqlite.StoreException;
import io.folkmoot.persistence.sqlite.StoreThreads;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What the record store does in a second, each write acknowledged on disk, beside the bare engine in the same run. */
public final class StoreBench {
    static final int IN_FLIGHT = 64;

    private static final int ROUNDS = 7;
    private static final int WARM_UPS = 3;
    private static final int PUTS = 8_000;
    private static final int GETS = 40_000;

    private final RecordStore store;
    private final BareEngine engine;
    private final Letters letters = new Letters();
    private final SplittableRandom dice = new SplittableRandom(2);
    private long stored;

    private StoreBench(RecordStore store, BareEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    /** A store of so many records on top, if any are asked for; the folder must be on the disk that is meant. */
    public static Map<String, Figure> run(Path parent, long records) throws IOException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        Path folder = Folders.make(parent, "folkmoot-store");
        try {
            figures.putAll(beside(folder));
            if (records > 0) figures.putAll(LargeStore.measure(folder.resolve("large"), records));
            return figures;
        } catch (SQLException | StoreException e) {
            throw new IOException("the store cannot be measured: " + e.getMessage(), e);
        } finally {
            Folders.delete(folder);
        }
    }

    static Allowance unlimited() {
        return Allowance.of(Letters.AUTHOR.publicKey(), Long.MAX_VALUE);
    }

    private static Map<String, Figure> beside(Path folder) throws SQLException, StoreException {
        try (StoreThreads threads = StoreThreads.forOne();
                BareEngine engine = new BareEngine(folder);
                RecordStore store = SqliteStore.open(
                                SqliteSettings.of(folder.resolve("store"), unlimited()),
                                threads,
                                InstantSource.system())
                        .store()) {
            return new StoreBench(store, engine).measure();
        }
    }

    private Map<String, Figure> measure() throws SQLException {
        double[] puts = new double[ROUNDS];
        double[] enginePuts = new double[ROUNDS];
        double[] gets = new double[ROUNDS];
        double[] engineGets = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            int slot = Math.max(round, 0);
            SignedRecord[] records = next();
            puts[slot] = Flow.perSecond((number, done) -> put(records[(int) number], done), 0, PUTS, IN_FLIGHT);
            enginePuts[slot] = engine.putsPerSecond(wires(records), stored, IN_FLIGHT);
            stored += PUTS;
            TableKey[] keys = someKeys();
            gets[slot] = Flow.perSecond((number, done) -> get(keys[(int) number], done), 0, GETS, IN_FLIGHT);
            engineGets[slot] = engine.getsPerSecond(keys);
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("store_put_per_s", Figure.rate(Cpu.median(puts), "engine_put_per_s", Cpu.median(enginePuts)));
        figures.put("store_get_per_s", Figure.rate(Cpu.median(gets), "engine_get_per_s", Cpu.median(engineGets)));
        figures.put(
                "store_puts_per_sync",
                Figure.of((double) stored / store.counts().syncs(), ""));
        return figures;
    }

    private SignedRecord[] next() {
        return IntStream.range(0, PUTS)
                .mapToObj(i -> letters.letter(stored + i))
                .toArray(SignedRecord[]::new);
    }

    private static byte[][] wires(SignedRecord[] records) {
        byte[][] wires = new byte[records.length][];
        for (int i = 0; i < records.length; i++) wires[i] = records[i].wire().unsafeArray();
        return wires;
    }

    private TableKey[] someKeys() {
        return IntStream.range(0, GETS)
                .mapToObj(i -> Letters.key(dice.nextLong(stored)))
                .toArray(TableKey[]::new);
    }

    private void put(SignedRecord record, Consumer<Result<?>> done) {
        put(store, record, done);
    }

    static void put(RecordStore store, SignedRecord record, Consumer<Result<?>> done) {
        store.update(record.key(), record.kind(), held -> new Step<>(held.with(record), true), done::accept);
    }

    private void get(TableKey key, Consumer<Result<?>> done) {
        store.read(key, Optional.empty(), result -> {
            if (result instanceof Result.Done<RecordSets>(RecordSets held) && held.isEmpty())
                throw new IllegalStateException("what was put is not there");
            done.accept(result);
        });
    }
}
