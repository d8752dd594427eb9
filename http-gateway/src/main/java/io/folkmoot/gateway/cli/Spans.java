package io.folkmoot.gateway.cli;

import java.time.Duration;

/** Spans of time as people say them: the two largest units that count. */
final class Spans {
    private Spans() {}

    static String inWords(long seconds) {
        Duration span = Duration.ofSeconds(seconds);
        if (span.toDays() > 0) return span.toDays() + " d " + span.toHoursPart() + " h";
        if (span.toHours() > 0) return span.toHours() + " h " + span.toMinutesPart() + " min";
        if (span.toMinutes() > 0) return span.toMinutes() + " min " + span.toSecondsPart() + " s";
        return span.toSeconds() + " s";
    }
}
