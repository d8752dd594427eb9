package io.folkmoot.gateway.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link ProtocolOperations} under JMH in a JVM of its own: nanoseconds and bytes allocated per operation. */
public final class ProtocolBench {
    private static final TimeValue ITERATION = TimeValue.milliseconds(700);
    private static final int WARMUPS = 3;
    private static final int MEASUREMENTS = 4;

    private ProtocolBench() {}

    public static Map<String, Figure> run() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(ProtocolOperations.class.getName() + ".*")
                .forks(1)
                .warmupIterations(WARMUPS)
                .warmupTime(ITERATION)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx512m");
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run())
            results.put(result.getPrimaryResult().getLabel(), result);
        return figures(results);
    }

    private static Map<String, Figure> figures(Map<String, RunResult> results) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        results.forEach((name, result) -> {
            figures.put(snake(name) + "_ns", Figure.of(result.getPrimaryResult().getScore(), "ns/op"));
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            if (allocated != null) figures.put(snake(name) + "_bytes", Figure.of(allocated.getScore(), "B/op"));
        });
        Figure bare = figures.remove("verify_bare_ns");
        figures.remove("verify_bare_bytes");
        if (bare != null)
            figures.computeIfPresent(
                    "verify_ns", (name, own) -> Figure.beside(own.value(), own.unit(), "library", bare.value()));
        return figures;
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
