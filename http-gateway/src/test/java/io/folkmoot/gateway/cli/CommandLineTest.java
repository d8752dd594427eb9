package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @Test
    void versionIsOneJsonDocument() throws Exception {
        Run run = Run.of("--version");
        assertThat(run.exitCode()).isZero();
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.fieldNames()).toIterable().containsExactly("version", "commit", "java");
    }

    @ParameterizedTest
    @CsvSource({"inspekt, inspect", "inspct, inspect", "hlep, help"})
    void anUnknownCommandIsAnsweredWithTheNearest(String typed, String meant) {
        Run run = Run.of(typed);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'" + typed + "' is no command").contains("did you mean: " + meant);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheNearest() {
        assertThat(Run.of("inspect", "8401010780", "--jsn").err()).contains("--json");
    }

    @Test
    void nothingToDoIsWrongUsage() {
        Run run = Run.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("a command is missing");
    }

    @Test
    void inspectPrintsAFrameWithTheFieldsThatPeopleExpect() throws Exception {
        Run run = Run.of("inspect", "8401010780", "--json");
        JsonNode frame = new ObjectMapper().readTree(run.out());
        assertThat(frame.get("type").asText()).isEqualTo("PING");
        assertThat(frame.get("id").asLong()).isEqualTo(7);
        assertThat(frame.get("sender").fieldNames())
                .toIterable()
                .containsExactly("node_id", "agent_id", "operator_id", "address");
        assertThat(frame.has("timestamp") && frame.has("payload") && frame.has("signature"))
                .isTrue();
    }

    @Test
    void aBrokenFrameIsRefusedInOneLineAndInJson() throws Exception {
        Run run = Run.of("inspect", "8401010781", "--json");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).containsExactly("folkmoot: ping: 1 items where 0 are due");
        assertThat(new ObjectMapper().readTree(run.out()).get("error").asText()).startsWith("ping:");
    }

    @Test
    void everyCommandExplainsItselfAndTakesTheCommonOptions() {
        var commands = new CommandLineInterface(System.out, System.err).commands();
        commands.getSubcommands().forEach((name, command) -> {
            if (List.of("help", "generate-completion", "archive").contains(name)) return;
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
            if (command.getSubcommands().isEmpty())
                assertThat(command.getCommandSpec().optionsMap()).as(name).containsKeys("--json", "--data", "--help");
        });
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(Run.of("generate-completion").out()).contains("inspect").contains("complete");
    }
}
