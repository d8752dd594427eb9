package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private static Run simulate(String... more) {
        String[] all = new String[more.length + 6];
        List<String> first = List.of("simulate", "bootstrap", "--peers", "8", "--seed", "7");
        for (int i = 0; i < all.length; i++) all[i] = i < 6 ? first.get(i) : more[i - 6];
        return Run.of(all);
    }

    @Test
    void oneJsonDocumentHasWhatScriptsArePromised() throws Exception {
        Run run = simulate("--json");
        assertThat(run.exitCode()).isZero();
        JsonNode document = JSON.readTree(run.out());
        assertThat(document.fieldNames())
                .toIterable()
                .contains(
                        "scenario",
                        "peers",
                        "seed",
                        "trace_sha256",
                        "virtual_s",
                        "wall_s",
                        "cpu_s",
                        "events",
                        "invariants",
                        "figures",
                        "knobs",
                        "cryptography",
                        "conditions");
        assertThat(document.get("peers").asInt()).isEqualTo(8);
        assertThat(document.get("seed").asLong()).isEqualTo(7);
        assertThat(document.get("trace_sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(document.get("invariants").get("broken")).isEmpty();
        assertThat(document.get("figures").get("heap_mib").asDouble()).isPositive();
        assertThat(document.get("figures").get("events_per_cpu_s").asDouble()).isPositive();
        assertThat(document.get("whole").asBoolean()).isTrue();
        assertThat(document.has("runs")).isFalse();
    }

    @Test
    void severalWorldsHaveSeedsThatFollowAndTheFirstIsTheWorldOfItsSeed() throws Exception {
        JsonNode several = JSON.readTree(simulate("--runs", "3", "--json").out());
        assertThat(several.get("runs").findValuesAsText("seed")).containsExactly("7", "8", "9");
        assertThat(several.get("worst").has("heap_mib")).isTrue();
        JsonNode alone = JSON.readTree(simulate("--json").out());
        assertThat(several.get("runs").get(0).get("trace_sha256")).isEqualTo(alone.get("trace_sha256"));
        assertThat(several.get("runs").get(1).get("trace_sha256")).isNotEqualTo(alone.get("trace_sha256"));
    }

    @Test
    void eyesSeeTheFiguresThePromisesAndTheCommandThatPlaysItAgain() {
        assertThat(simulate().out())
                .contains("8 peers, seed 7")
                .contains("heap_mib")
                .contains("all hold: ")
                .contains("everybody is well")
                .contains("folkmoot simulate bootstrap --peers 8 --seed 7");
    }

    @Test
    void pageAndTraceAreWritten() throws Exception {
        Path page = folder.resolve("page.html");
        Path trace = folder.resolve("trace.txt");
        Run run = simulate("--report", page.toString(), "--trace", trace.toString(), "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("Every promise held");
        List<String> lines = Files.readAllLines(trace);
        String hash = JSON.readTree(run.out()).get("trace_sha256").asText();
        assertThat(lines.getLast()).isEqualTo("sha256 " + hash + " over " + (lines.size() - 1) + " records");
        assertThat(lines).anyMatch(line -> line.matches("0\\.\\d{9} s {2}message peer-\\d-1\\S* \\S+"));
        assertThat(JSON.readTree(simulate("--json").out()).get("trace_sha256").asText())
                .as("whether it is written down or not")
                .isEqualTo(hash);
    }

    @Test
    void aPlanFromAFileIsPlayedAsItStands() throws Exception {
        Path file = folder.resolve("a.plan");
        JsonNode first = JSON.readTree(simulate("--json").out());
        Files.writeString(file, first.get("plan").asText());
        Run again = Run.of("simulate", "--replay", file.toString(), "--json");
        assertThat(JSON.readTree(again.out()).get("trace_sha256")).isEqualTo(first.get("trace_sha256"));
        assertThat(Run.of("simulate", "--replay", file.toString(), "--peers", "9")
                        .exitCode())
                .isEqualTo(2);
        Files.writeString(file, "scenario bootstrap\nseed 7\npeers many\n");
        Run wrong = Run.of("simulate", "--replay", file.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("line 3");
        assertThat(Run.of("simulate", "--replay", folder + "/none").exitCode()).isEqualTo(2);
    }

    @Test
    void theLastEventsBeforeABrokenPromiseAreToldInNames() throws Exception {
        Run run = simulate("--set", "loss=0.5", "--json");
        assertThat(run.exitCode()).isOne();
        JsonNode broken =
                JSON.readTree(run.out()).get("invariants").get("broken").get(0);
        assertThat(broken.get("seed").asLong()).isEqualTo(7);
        assertThat(broken.get("last_events")).anyMatch(line -> line.asText().matches(".* message peer-\\d-1\\S* \\S+"));
    }

    @Test
    void withoutAScenarioAllAreShown() throws Exception {
        Run list = Run.of("simulate");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("bootstrap: ").contains("usually ").contains(" peers");
        assertThat(Run.of("simulate", "list").out()).isEqualTo(list.out());
        JsonNode all = JSON.readTree(Run.of("simulate", "--json").out()).get("scenarios");
        assertThat(all.findValuesAsText("scenario")).contains("bootstrap");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "botstrap | did you mean bootstrap?",
                "zzzzzzzzz | there are bootstrap",
                "bootstrap --set xyz=1 | has no knob 'xyz'",
                "bootstrap --set loss | KNOB=VALUE",
                "bootstrap --peers 0 | --peers must be 1 to",
                "bootstrap --runs 0 | --runs must be 1 to",
                "bootstrap --hours -1 | --hours must be 0 to",
                "bootstrap --seed x | --seed",
                "bootstrap --report /nowhere/x.html | there is no folder",
                "bootstrap --trace / | must be a file",
                "bootstrap --trace t --runs 2 | of one world"
            })
    void whatIsWrongIsSaidAtOnce(String words, String said) {
        Run run = Run.of(("simulate " + words).split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(said);
        assertThat(run.out()).isEmpty();
    }
}
