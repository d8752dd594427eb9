package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two peers as two processes, as they run in earnest: one listens, one pings, and one crashes. */
@Tag("slow")
class TwoProcessesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void onePingsTheOther() throws Exception {
        try (Program listener = listen("0")) {
            JsonNode ready = JSON.readTree(listener.out().next());
            try (Program ping = ping(ready, "--count", "2", "--json")) {
                assertThat(ping.end()).isZero();
                List<String> printed = ping.out().rest();
                assertThat(printed).hasSize(1);
                JsonNode document = JSON.readTree(printed.getFirst());
                assertThat(document.fieldNames()).toIterable().startsWith("node_id", "sent", "answered", "rtt_ms");
                assertThat(document.get("answered").asInt()).isEqualTo(2);
            }
            listener.stop();
            assertThat(listener.end()).isZero();
            List<String> events = listener.out().rest();
            assertThat(JSON.readTree(events.getLast()).get("event").asText()).isEqualTo("end");
        }
    }

    @Test
    void aPeerThatCrashesAndComesBackCostsOnePingAtMost() throws Exception {
        JsonNode ready;
        Program ping;
        try (Program listener = listen("0")) {
            ready = JSON.readTree(listener.out().next());
            ping = ping(ready, "--count", "6");
            String line = ping.out().next();
            while (!line.startsWith("answer  2")) line = ping.out().next();
        }
        try (Program again = listen(ready.get("port").asText())) {
            assertThat(JSON.readTree(again.out().next()).get("node_id")).isEqualTo(ready.get("node_id"));
            assertThat(ping.end()).isZero();
            assertThat(ping.out().rest()).anyMatch(line -> line.matches("6 sent, [56] answered;.*"));
        } finally {
            ping.close();
        }
    }

    @Test
    void aPingThatIsStoppedSaysWhatItHasSeen() throws Exception {
        try (Program listener = listen("0");
                Program ping = ping(JSON.readTree(listener.out().next()), "--count", "100")) {
            String line = ping.out().next();
            while (!line.startsWith("answer  2")) line = ping.out().next();
            ping.stop();
            assertThat(ping.end()).isZero();
            assertThat(ping.out().rest()).anyMatch(last -> last.matches("[2-9] sent, [2-9] answered;.*"));
        }
    }

    private Program listen(String port) throws Exception {
        String data = folder.resolve("listener").toString();
        return Program.start("listen", "--bind", "127.0.0.1", "--port", port, "--data", data, "--json");
    }

    private Program ping(JsonNode ready, String... more) throws Exception {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "ping";
        arguments[1] = ready.get("public_key").asText() + "@127.0.0.1:"
                + ready.get("port").asText();
        arguments[2] = "--data";
        arguments[3] = folder.resolve("pinger").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Program.start(arguments);
    }
}
