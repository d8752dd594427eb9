package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AdversaryTest {
    private final Scenario scenario = new Adversary();

    @Test
    void probe() {
        Plan plan = Plan.of(scenario, 7).peers(Integer.getInteger("p", 100));
        for (String knob : System.getProperty("k", "").split(","))
            if (!knob.isEmpty()) plan = plan.knob(knob.split("=")[0], Double.parseDouble(knob.split("=")[1]));
        Report report = Runs.play(
                scenario, plan, (phase, part, now, events) -> System.out.println(phase + " " + now + " " + events));
        report.figures().forEach(f -> System.out.println(f.name() + " " + f.value()));
        report.plots().forEach(p -> p.lines().forEach(System.out::println));
        System.out.println(report.cpu() + " " + report.virtual() + " " + report.events() + report.broken());
        assertThat(report.broken()).isEmpty();
    }
}
