package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.simulation.Campaign;
import io.folkmoot.gateway.simulation.Conditions;
import io.folkmoot.gateway.simulation.Outcome;
import io.folkmoot.gateway.simulation.Page;
import io.folkmoot.gateway.simulation.TraceFile;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String TOO_EARLY = "ended before anything was known";

    private final Terminal terminal;
    private final CommonOptions common;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with figures and plots, in one file.")
    private Optional<Path> page = Optional.empty();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write a line for all that happens, about 110 bytes each.")
    private Optional<Path> trace = Optional.empty();

    @Option(
            names = "--shrink",
            description = "Make a plan that breaks a promise as small as it can be, and keep it as SCENARIO-SEED.plan.")
    private boolean shrink;

    SimulateCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        if (options.asksForList()) return list();
        Scenario scenario = options.scenario();
        Plan plan = options.plan(scenario);
        check();
        try (UntilStopped stop = UntilStopped.watch()) {
            Optional<Outcome> played = play(scenario, plan);
            if (played.isEmpty()) return stop.end(tooEarly());
            Outcome outcome = played.get();
            if (page.isPresent()) OutputFiles.write("--report", page.get(), Page.of(outcome));
            tell(outcome, stop.isStopping() ? Optional.empty() : small(outcome));
            return stop.end(outcome.holds() ? ExitCode.DONE : ExitCode.NO);
        }
    }

    private int list() {
        common.print(terminal, ScenarioList.document(), ScenarioList.text());
        return ExitCode.DONE.number();
    }

    /** What would be wrong after hours is wrong at once. */
    private void check() throws CommandException {
        if (page.isPresent()) OutputFiles.check("--report", page.get());
        if (trace.isPresent()) OutputFiles.check("--trace", trace.get());
        if (trace.isPresent() && options.runs() > 1)
            throw CommandException.wrongInput("--trace is of one world; leave --runs out");
    }

    /** Said here and not by an exception, after which the process may be gone. */
    private ExitCode tooEarly() {
        terminal.err().println("folkmoot: " + TOO_EARLY);
        if (common.json) terminal.out().println(Json.text(Map.of("error", TOO_EARLY)));
        return ExitCode.NO;
    }

    private Optional<Outcome> play(Scenario scenario, Plan plan) throws CommandException {
        if (trace.isEmpty()) return play(scenario, plan, Optional.empty());
        try (TraceFile file = TraceFile.open(trace.get())) {
            Optional<Outcome> outcome = play(scenario, plan, Optional.of(file));
            if (outcome.isPresent())
                file.end(outcome.get().telling().traceHash().toHex());
            return outcome;
        } catch (IOException e) {
            throw CommandException.wrongInput("--trace: " + trace.get() + " cannot be written: " + e.getMessage());
        }
    }

    private Optional<Outcome> play(Scenario scenario, Plan plan, Optional<TraceFile> file) throws CommandException {
        int runs = options.runs();
        try (SimulationProgress progress = new SimulationProgress(terminal.err(), runs)) {
            List<Report> reports = new Campaign(scenario, plan, runs, new Onlookers(progress, file)).play();
            if (reports.isEmpty()) return Optional.empty();
            Conditions conditions = Conditions.here(Version.running().version(), Campaign.atOnce(runs));
            return Optional.of(new Outcome(scenario, runs, reports, conditions));
        }
    }

    private Optional<Shrinking.Small> small(Outcome outcome) throws CommandException {
        if (!shrink || outcome.broken().isEmpty()) return Optional.empty();
        return Optional.of(Shrinking.of(outcome.scenario(), outcome.broken().get(), terminal.err()));
    }

    private void tell(Outcome outcome, Optional<Shrinking.Small> small) {
        Map<String, Object> document = new LinkedHashMap<>(outcome.document());
        small.ifPresent(found -> document.put("shrunk", found.document()));
        String more = small.map(found -> "\n\n" + found.text()).orElse("");
        common.print(terminal, document, SimulationText.of(outcome, options.again(outcome)) + more);
    }
}
