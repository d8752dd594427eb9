package io.folkmoot.simulation.determinism;

import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Progress;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Runs;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.scenario.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads plans and prints what became of each: the main class of every process in which hashes are compared. */
final class Player {
    private static final String BETWEEN = "---\n";

    private Player() {}

    public static void main(String... arguments) throws IOException {
        String plans = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        for (String plan : plans.split(BETWEEN, -1)) System.out.println(play(Plan.parse(plan)));
    }

    static String text(List<Plan> plans) {
        return String.join(BETWEEN, plans.stream().map(Plan::toText).toList());
    }

    static List<String> playAll(List<Plan> plans) {
        return plans.stream().map(Player::play).toList();
    }

    /** Its hash, how much happened, and what broke; all of it has to be the same everywhere, and so has what it ends with. */
    static String play(Plan plan) {
        try {
            Report report = Runs.play(scenario(plan.scenario()), plan, Progress.SILENT);
            return report.traceHash().toHex() + " " + report.traceLength() + " " + report.events() + " "
                    + report.virtual() + " " + report.broken();
        } catch (RuntimeException e) {
            return plan.scenario() + " " + plan.seed() + " ended with " + e;
        }
    }

    static Scenario scenario(String name) {
        return Arrays.stream(new Scenario[] {new Motley()})
                .filter(own -> own.name().equals(name))
                .findFirst()
                .or(() -> Scenarios.named(name))
                .orElseThrow();
    }
}
