package io.folkmoot.gateway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.config.Settings.Logging;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LogsTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @AfterEach
    void asShipped() {
        Logs.set(Logging.Level.WARN, Logging.Format.LOGFMT, false);
    }

    @Test
    void bothFormsHaveTheSameFields() throws Exception {
        LoggingEvent event = event("A session with {}", "3f9a");
        event.setKeyValuePairs(List.of(new KeyValuePair("event", "link-up"), new KeyValuePair("peer", 7)));
        JsonNode json = new ObjectMapper().readTree(line(event, Logging.Format.JSON, false));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("time", "level", "logger", "event", "peer", "message");
        assertThat(json.get("message").asText()).isEqualTo("A session with 3f9a");
        assertThat(line(event, Logging.Format.LOGFMT, false))
                .endsWith(" level=warn logger=io.folkmoot.Test event=link-up peer=7 message=\"A session with 3f9a\"\n");
    }

    @Test
    void whatOthersSayStaysOnItsLineAndMovesNoCursor() throws Exception {
        String hostile = "x\nlevel=error message=\"forged\" \u001b[2J\u009b2J";
        for (Logging.Format format : Logging.Format.values()) {
            String line = line(event("{}", hostile), format, false);
            assertThat(line.strip().lines()).as(format.name()).hasSize(1);
            assertThat(line).doesNotContain("\u001b");
        }
        assertThat(line(event("{}", hostile), Logging.Format.LOGFMT, false))
                .contains("message=\"x\\nlevel=error message=\\\"forged\\\" \\u001b[2J\\u009b2J\"");
    }

    @Test
    void noValuePassesForAnotherField() throws Exception {
        LoggingEvent event = event("true", "");
        event.setKeyValuePairs(List.of(new KeyValuePair("level", "error")));
        assertThat(new ObjectMapper()
                        .readTree(line(event, Logging.Format.JSON, false))
                        .get("level")
                        .asText())
                .isEqualTo("warn");
    }

    @Test
    void anErrorIsToldInOneLineAndItsTraceOnlyOnDemand() {
        LoggingEvent event = new LoggingEvent(
                LogsTest.class.getName(),
                context.getLogger("io.folkmoot.Test"),
                Level.ERROR,
                "broken",
                new IllegalStateException("no such thing"),
                new Object[0]);
        assertThat(line(event, Logging.Format.LOGFMT, false))
                .contains("error=\"java.lang.IllegalStateException: no such thing\"")
                .contains("at=")
                .doesNotContain("trace=");
        assertThat(line(event, Logging.Format.LOGFMT, true)).contains("trace=").hasLineCount(1);
    }

    @Test
    void warningsAreWrittenUntilSomethingElseIsSaid() {
        assertThat(context.getLogger("io.folkmoot.any").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, TRACE, DEBUG",
        "DEBUG, DEBUG, WARN",
        "INFO, INFO, WARN",
        "WARN, WARN, WARN",
        "ERROR, ERROR, ERROR"
    })
    void librariesAreQuieterThanWeAre(Logging.Level level, String ours, String others) {
        Logs.set(level, Logging.Format.LOGFMT, false);
        assertThat(context.getLogger("io.folkmoot.any").getEffectiveLevel()).hasToString(ours);
        assertThat(context.getLogger("io.netty.any").getEffectiveLevel()).hasToString(others);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getLevel()).hasToString(others);
    }

    private LoggingEvent event(String message, String argument) {
        LoggingEvent event = new LoggingEvent(
                LogsTest.class.getName(),
                context.getLogger("io.folkmoot.Test"),
                Level.WARN,
                message,
                null,
                new Object[] {argument});
        event.setMDCPropertyMap(Map.of());
        return event;
    }

    private static String line(LoggingEvent event, Logging.Format format, boolean traces) {
        LineEncoder encoder = new LineEncoder();
        encoder.write(format, traces);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
