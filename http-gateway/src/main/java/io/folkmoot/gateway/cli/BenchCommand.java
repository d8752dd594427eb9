package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.bench.Figure;
import io.folkmoot.gateway.bench.FloodBench;
import io.folkmoot.gateway.bench.LinksBench;
import io.folkmoot.gateway.bench.ProtocolBench;
import io.folkmoot.gateway.bench.StoreBench;
import io.folkmoot.gateway.bench.TableBench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures this machine and prints figures with their conditions. */
@Command(name = "bench", description = "Measure what operations cost on this machine.")
final class BenchCommand implements Callable<Integer> {
    /** What can be measured. */
    enum Subject {
        PROTOCOL,
        LINKS,
        TABLE,
        FLOOD,
        STORE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LINKS_SECONDS = 40;
    private static final int FLOOD_SECONDS = 60;
    private static final int TABLE_SECONDS = 60;
    private static final long USUAL_RECORDS = 10_000;
    private static final int MOST_SECONDS = 3_600;

    private final Terminal terminal;
    private final CommonOptions common;

    @Parameters(
            paramLabel = "SUBJECT",
            description =
                    "What to measure: protocol, links, the table of 64 peers, a flood against links, or the store.")
    private Subject subject = Subject.PROTOCOL;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "About how long to measure links (default: 40) or the table (60), or to flood (60).")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--records",
            paramLabel = "N",
            description =
                    "Records to put and get before the table is measured (default: 10000), or with which to fill a"
                            + " store whose start, gets and memory are measured too (default: none).")
    private Optional<Long> records = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "PATH",
            description =
                    "On which disk to measure the store or the table (default: where the system keeps temporary files).")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    BenchCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws RunnerException, IOException, CommandException {
        Map<String, Object> conditions = conditions();
        terminal.err().println("folkmoot: measuring; this takes about a minute");
        Map<String, Figure> figures = switch (subject) {
            case PROTOCOL -> ProtocolBench.run();
            case LINKS -> LinksBench.run(time(LINKS_SECONDS));
            case TABLE -> TableBench.run(time(TABLE_SECONDS), number(USUAL_RECORDS), folder);
            case FLOOD -> FloodBench.run(time(FLOOD_SECONDS));
            case STORE -> store();
        };
        Map<String, Object> documents = new LinkedHashMap<>();
        figures.forEach((name, figure) -> documents.put(name, figure.document()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bench", subject.toString());
        document.put("conditions", conditions);
        document.put("figures", documents);
        common.print(terminal, document, text(conditions, figures));
        return ExitCode.DONE.number();
    }

    private Map<String, Figure> store() throws CommandException, IOException {
        return StoreBench.run(folder, number(0));
    }

    private long number(long otherwise) throws CommandException {
        if (!Files.isDirectory(folder)) throw CommandException.wrongInput("--folder must be a folder: " + folder);
        long wanted = records.orElse(otherwise);
        if (wanted < 0) throw CommandException.wrongInput("--records must not be negative: " + wanted);
        return wanted;
    }

    private Duration time(int otherwise) throws CommandException {
        int wanted = seconds.orElse(otherwise);
        if (wanted < 1 || wanted > MOST_SECONDS)
            throw CommandException.wrongInput("--seconds must be 1 to " + MOST_SECONDS + ", not " + wanted);
        return Duration.ofSeconds(wanted);
    }

    private static Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("java", Runtime.version().toString());
        conditions.put("processors", Runtime.getRuntime().availableProcessors());
        conditions.put(
                "load_before", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        conditions.put("transport", LinksBench.transport());
        conditions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return conditions;
    }

    private static String text(Map<String, Object> conditions, Map<String, Figure> figures) {
        return Columns.of(conditions) + "\n\n"
                + figures.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(String name, Figure figure) {
        String ratio = figure.ratio().isPresent()
                ? String.format(Locale.ROOT, "  %.2f ×", figure.ratio().getAsDouble())
                : "";
        String beside = figure.beside().entrySet().stream()
                .map(other -> String.format(Locale.ROOT, "  %s %,.1f", other.getKey(), other.getValue()))
                .collect(Collectors.joining());
        return String.format(Locale.ROOT, "%-40s %,12.1f %s%s%s", name, figure.value(), figure.unit(), ratio, beside)
                .stripTrailing();
    }
}
