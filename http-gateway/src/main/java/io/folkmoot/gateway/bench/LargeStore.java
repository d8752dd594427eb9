package io.folkmoot.gateway.bench;

import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.sqlite.SqliteSettings;
import io.folkmoot.persistence.sqlite.SqliteStore;
import io.folkmoot.persistence.sqlite.StoreException;
import io.folkmoot.persistence.sqlite.StoreThreads;
import io.folkmoot.protocol.records.RecordSets;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * A store of many records: filled here, then opened and asked by a process of its own, whose start and memory are the
 * store's alone.
 */
final class LargeStore {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MIB = 1 << 20;
    private static final int GETS = 50_000;

    /** Few hold that much, so that memory which grows with the number of records is found out. */
    private static final String HEAP = "-Xmx64m";

    /** Groups as large as the store makes them: filling is not what is measured. */
    private static final int FILLING_IN_FLIGHT = 1_024;

    private LargeStore() {}

    static Map<String, Figure> measure(Path folder, long records) throws IOException, StoreException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("large_records", Figure.of((double) records, ""));
        figures.put("large_fill_per_s", Figure.of(fill(folder, records), "/s"));
        figures.put("large_disk_mib", Figure.of(Folders.bytes(folder) / MIB, "MiB"));
        Process process = Jvm.start(
                LargeStore.class.getName(), List.of(HEAP), List.of(folder.toString(), String.valueOf(records)));
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split(" ", -1);
                figures.put(words[0], Figure.of(Double.parseDouble(words[1]), words[2]));
            }
        }
        return figures;
    }

    private static double fill(Path folder, long records) throws StoreException {
        Letters letters = new Letters();
        try (StoreThreads threads = StoreThreads.forOne();
                RecordStore store = open(folder, threads)) {
            return Flow.perSecond(
                    (number, done) -> StoreBench.put(store, letters.letter(number), done),
                    0,
                    records,
                    FILLING_IN_FLIGHT);
        }
    }

    private static RecordStore open(Path folder, StoreThreads threads) throws StoreException {
        SqliteSettings settings = SqliteSettings.of(folder, StoreBench.unlimited());
        return SqliteStore.open(settings, threads, InstantSource.system()).store();
    }

    /** The folder and the number of its records; prints a figure a line. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        try (StoreThreads threads = StoreThreads.forOne();
                RecordStore store = open(Path.of(arguments[0]), threads)) {
            SplittableRandom dice = new SplittableRandom(3);
            long records = Long.parseLong(arguments[1]);
            get(store, dice.nextLong(records));
            out.println("large_start_ms " + (System.nanoTime() - start) / NANOS_PER_MILLI + " ms");
            double[] millis = new double[GETS];
            for (int i = 0; i < GETS; i++) millis[i] = get(store, dice.nextLong(records));
            Arrays.sort(millis);
            out.println("large_get_ms_p50 " + millis[GETS / 2] + " ms");
            out.println("large_get_ms_p99 " + millis[GETS - GETS / 100] + " ms");
            System.gc();
            out.println("large_heap_mib "
                    + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB + " MiB");
            out.println("large_rss_mib " + residentMib() + " MiB");
        }
    }

    private static double get(RecordStore store, long number) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        long start = System.nanoTime();
        store.read(Letters.key(number), Optional.empty(), result -> {
            if (result instanceof Result.Done<RecordSets>(RecordSets held) && !held.isEmpty()) answered.countDown();
        });
        answered.await();
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    /** Not a number where the system does not say. */
    private static double residentMib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return Double.NaN;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
