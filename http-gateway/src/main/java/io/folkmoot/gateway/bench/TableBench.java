package io.folkmoot.gateway.bench;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What searches cost the whole network: 64 peers in this process over real loopback sockets, encrypted and signed, with
 * k = 20 and every copy on disk. CPU is that of the process per operation, less what the network takes when idle.
 */
public final class TableBench {
    private static final int PEERS = 64;
    private static final int IN_FLIGHT = 64;
    private static final int FEW_IN_FLIGHT = 4;
    private static final int ACQUAINTANCE = 20 * PEERS;
    private static final int THREADS = 2;
    private static final int BODY = 100;
    private static final int ROUNDS = 5;
    /** Six kinds of searches and the idle network share the time. */
    private static final int WINDOWS_IN_ALL = 4 * ROUNDS;

    private static final int ALONE = 500;
    private static final int KIB = 1024;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final Duration LOAD_PATIENCE = Duration.ofMinutes(5);

    private final Settlement settlement;
    private final Duration window;
    private final long records;
    private final SecureRandom dice = new SecureRandom();
    private final List<TableKey> known = new ArrayList<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private int named;

    private TableBench(Settlement settlement, Duration window, long records) {
        this.settlement = settlement;
        this.window = window;
        this.records = records;
    }

    /** Takes about as long as it is given, and a minute more to settle, to load and to rest. */
    public static Map<String, Figure> run(Duration about, long records, Path disk) throws IOException {
        Path folder = Files.createTempDirectory(disk, "folkmoot-bench-");
        try {
            return inside(folder, about, records);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }

    private static Map<String, Figure> inside(Path folder, Duration about, long records) throws IOException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        long empty = Memory.settled();
        try (DiskStores stores = new DiskStores(THREADS, THREADS);
                Settlement settlement = new Settlement(THREADS, stores)) {
            settlement.settle(PEERS, folder);
            TableBench bench = new TableBench(settlement, about.dividedBy(WINDOWS_IN_ALL), records);
            figures.put("udp_roundtrip_cpu_us", Figure.of(BareRoundTrip.micros(), "µs"));
            figures.put("verify_cpu_us", Figure.of(BareVerification.micros(), "µs"));
            figures.putAll(bench.measure());
            settlement.awaitRest();
            figures.put("kib_per_peer", Figure.of((Memory.settled() - empty) / (double) KIB / PEERS, "KiB"));
        }
        return figures;
    }

    private Map<String, Figure> measure() {
        Searches puts = new Searches(settlement, IN_FLIGHT, this::put);
        Searches finds = new Searches(settlement, IN_FLIGHT, this::find);
        Searches gets = new Searches(settlement, IN_FLIGHT, this::get);
        // Everybody shakes hands with everybody once, which is no part of what a search costs.
        new Searches(settlement, FEW_IN_FLIGHT, this::find).complete(ACQUAINTANCE, LOAD_PATIENCE);
        puts.complete(records, LOAD_PATIENCE);
        gets.complete(records, LOAD_PATIENCE);
        finds.complete(records, LOAD_PATIENCE);
        double idle = idleShare();
        cost("find", finds, idle);
        cost("get", gets, idle);
        cost("put", puts, idle);
        alone("find", this::find);
        alone("get", this::get);
        alone("put", this::put);
        return figures;
    }

    /** CPU of the idle network, in microseconds for each microsecond. */
    private double idleShare() {
        long before = Cpu.nanos();
        long began = System.nanoTime();
        Waiting.pass(window);
        double share = (double) (Cpu.nanos() - before) / (System.nanoTime() - began);
        figures.put("idle_cpu_share", Figure.of(share, "cores"));
        return share;
    }

    private void cost(String name, Searches searches, double idle) {
        Cpu.warmUp(searches, window, 0);
        double[] costs = new double[ROUNDS];
        long requests = searches.requests();
        long completed = searches.completed();
        long since = completed;
        for (int i = 0; i < ROUNDS; i++) costs[i] = Cpu.microsPerOperation(searches, window, idle);
        completed = searches.completed() - completed;
        double each = (double) (searches.requests() - requests) / completed;
        double micros = Cpu.median(costs);
        figures.put(name + "_cpu_ms", Figure.of(micros / MICROS_PER_MILLI, "ms"));
        figures.put(name + "_requests", Figure.of(each, "requests"));
        figures.put(name + "_request_cpu_us", Figure.of(micros / each, "µs"));
        figures.put(name + "_ms_p50_64", Figure.of(searches.percentile(since, 0.50), "ms"));
        figures.put(name + "_ms_p95_64", Figure.of(searches.percentile(since, 0.95), "ms"));
    }

    /** One at a time, as other tables are measured. */
    private void alone(String name, Supplier<Search> wanted) {
        Searches single = new Searches(settlement, 1, wanted);
        single.complete(ALONE, LOAD_PATIENCE);
        figures.put(name + "_ms_p50", Figure.of(single.percentile(0, 0.50), "ms"));
        figures.put(name + "_ms_p95", Figure.of(single.percentile(0, 0.95), "ms"));
    }

    private Search find() {
        byte[] target = new byte[Point.LENGTH];
        dice.nextBytes(target);
        return new Search.Nodes(NodeId.of(Bytes.adopt(target)));
    }

    private Search get() {
        TableKey key = known.get(dice.nextInt(known.size()));
        return new Search.Value(key, Optional.of(Kind.NOTE), Level.LATEST);
    }

    private Search put() {
        List<Settlement.Resident> residents = settlement.residents();
        SigningKey author = residents.get(dice.nextInt(residents.size())).key();
        SignedRecord record = RecordDraft.of(settlement.network(), Kind.NOTE, System.currentTimeMillis())
                .name("note " + named++)
                .sequence(1)
                .body(Bytes.adopt(new byte[BODY]))
                .sign(author);
        known.add(record.key());
        return new Search.Store(record, new Expected.Anything());
    }
}
