package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.simulation.Campaign;
import io.folkmoot.gateway.simulation.Conditions;
import io.folkmoot.gateway.simulation.Outcome;
import io.folkmoot.gateway.simulation.Page;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays whole worlds in virtual time and says what came of them. */
@Command(
        name = "simulate",
        description = "Play a world of many peers in virtual time, and see what its promises and figures come to.",
        footerHeading = "%n",
        footer = "Without a scenario: all scenarios and their knobs. Exit code 1: a promise did not hold.")
final class SimulateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with figures and plots, in one file.")
    private Optional<Path> page = Optional.empty();

    SimulateCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        if (options.asksForList()) return list();
        Scenario scenario = options.scenario();
        Plan plan = options.plan(scenario);
        if (page.isPresent()) OutputFiles.check("--report", page.get());
        try (UntilStopped stop = UntilStopped.watch()) {
            Outcome outcome = play(scenario, plan);
            common.print(terminal, outcome.document(), SimulationText.of(outcome));
            if (page.isPresent()) OutputFiles.write("--report", page.get(), Page.of(outcome));
            return stop.end(outcome.holds() ? ExitCode.DONE : ExitCode.NO);
        }
    }

    private int list() {
        common.print(terminal, ScenarioList.document(), ScenarioList.text());
        return ExitCode.DONE.number();
    }

    private Outcome play(Scenario scenario, Plan plan) throws CommandException {
        int runs = options.runs();
        try (SimulationProgress progress = new SimulationProgress(terminal.err(), runs)) {
            List<Report> reports = new Campaign(scenario, plan, runs, progress).play();
            if (reports.isEmpty()) throw new CommandException(ExitCode.NO, "ended before anything was known");
            Conditions conditions = Conditions.here(Version.running().version(), Campaign.atOnce(runs));
            return new Outcome(scenario, runs, reports, conditions);
        }
    }
}
