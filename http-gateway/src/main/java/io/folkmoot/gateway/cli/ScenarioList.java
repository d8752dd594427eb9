package io.folkmoot.gateway.cli;

import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.scenario.Scenarios;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All scenarios with their usual size and what may be turned of them. */
final class ScenarioList {
    private ScenarioList() {}

    static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "scenarios",
                Scenarios.all().stream().map(ScenarioList::document).toList());
        return document;
    }

    private static Map<String, Object> document(Scenario scenario) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("scenario", scenario.name());
        document.put("summary", scenario.summary());
        document.put("peers", scenario.usual().peers());
        document.put("hours", scenario.usual().hours());
        document.put(
                "knobs", scenario.knobs().stream().map(ScenarioList::document).toList());
        return document;
    }

    private static Map<String, Object> document(Knob knob) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("knob", knob.name());
        document.put("meaning", knob.meaning());
        document.put("usual", knob.usual());
        document.put("least", knob.least());
        document.put("most", knob.most());
        return document;
    }

    static String text() {
        return Scenarios.all().stream().map(ScenarioList::text).collect(Collectors.joining("\n\n"))
                + "\n\nplay one with: folkmoot simulate SCENARIO [--set KNOB=VALUE]";
    }

    private static String text(Scenario scenario) {
        String head = scenario.name() + ": " + scenario.summary() + "\n  usually " + size(scenario.usual());
        if (scenario.knobs().isEmpty()) return head;
        List<List<String>> rows =
                scenario.knobs().stream().map(ScenarioList::row).toList();
        return head + "\n" + Rows.align(rows);
    }

    private static String size(Scenario.Size usual) {
        String time = usual.hours() > 0 ? " and " + plain(usual.hours()) + " h of virtual time" : "";
        return usual.peers() + " peers" + time;
    }

    private static List<String> row(Knob knob) {
        return List.of(
                "  " + knob.name() + "=" + plain(knob.usual()),
                plain(knob.least()) + " to " + plain(knob.most()),
                knob.meaning());
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
