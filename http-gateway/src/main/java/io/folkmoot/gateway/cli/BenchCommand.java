package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.bench.Figure;
import io.folkmoot.gateway.bench.LinksBench;
import io.folkmoot.gateway.bench.ProtocolBench;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
        LINKS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;
    private final CommonOptions common;

    @Parameters(paramLabel = "SUBJECT", description = "What to measure: protocol or links.")
    private Subject subject = Subject.PROTOCOL;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "About how long to measure links (default: ${DEFAULT-VALUE}); less time, more noise.")
    private int seconds = 40;

    BenchCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        terminal.err().println("folkmoot: measuring; this takes about a minute");
        Map<String, Figure> figures = switch (subject) {
            case PROTOCOL -> ProtocolBench.run();
            case LINKS -> LinksBench.run(Duration.ofSeconds(seconds));
        };
        Map<String, Object> documents = new LinkedHashMap<>();
        figures.forEach((name, figure) -> documents.put(name, figure.document()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bench", subject.toString());
        document.put("conditions", conditions());
        document.put("figures", documents);
        common.print(terminal, document, text(figures));
        return ExitCode.DONE.number();
    }

    private static Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("java", Runtime.version().toString());
        conditions.put("processors", Runtime.getRuntime().availableProcessors());
        conditions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return conditions;
    }

    private static String text(Map<String, Figure> figures) {
        String conditions = Columns.of(conditions());
        return conditions + "\n\n"
                + figures.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(String name, Figure figure) {
        String ratio = figure.ratio().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "  %.2f × %s",
                        figure.ratio().getAsDouble(),
                        figure.beside().keySet().iterator().next())
                : "";
        return String.format(Locale.ROOT, "%-40s %,12.1f %s%s", name, figure.value(), figure.unit(), ratio);
    }
}
