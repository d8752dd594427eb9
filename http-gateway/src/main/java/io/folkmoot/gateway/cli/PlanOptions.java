package io.folkmoot.gateway.cli;

import io.folkmoot.config.Nearest;
import io.folkmoot.gateway.simulation.Outcome;
import io.folkmoot.gateway.simulation.Replay;
import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.PlanException;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.scenario.Scenarios;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.world.Ties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which world to play: a scenario and what is turned of it, or a plan from a file. */
final class PlanOptions {
    private static final String LIST = "list";

    /** Ten times what a heap of sixteen gigabytes holds. */
    private static final int MOST_PEERS = 1_000_000;

    private static final int MOST_RUNS = 100_000;

    /** Ten years; nanoseconds of virtual time are counted in a long. */
    private static final double MOST_HOURS = 87_600;

    private static final double SECONDS_PER_HOUR = 3_600;

    /** A plan of a hundred thousand faults. */
    private static final long MOST_BYTES = 16 << 20;

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "Which story to play; 'list' shows all.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--peers",
            paramLabel = "N",
            description = "How many peers (default: what the scenario is told with).")
    private Optional<Integer> peers = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "What decides all luck (default: 1).")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--runs", paramLabel = "N", description = "So many worlds, with seeds S, S+1, … (default: 1).")
    private int runs = 1;

    @Option(names = "--hours", paramLabel = "H", description = "How much virtual time the story takes.")
    private Optional<Double> hours = Optional.empty();

    @Option(names = "--set", paramLabel = "KNOB=VALUE", description = "Turn a knob of the scenario; may come again.")
    private List<String> knobs = new ArrayList<>();

    @Option(names = "--real-crypto", description = "Compute real signatures and ciphers, at several times the cost.")
    private boolean realCryptography;

    @Option(
            names = "--shared-system",
            description = "All peers in one actor system: less memory, and less like production.")
    private boolean shared;

    @Option(
            names = "--shuffle",
            description = "Let the seed decide what comes first of all that is due at one instant.")
    private boolean shuffled;

    @Option(names = "--replay", paramLabel = "FILE", description = "Play the plan of a file, as --shrink writes them.")
    private Optional<Path> replay = Optional.empty();

    boolean asksForList() {
        return replay.isEmpty() && name.orElse(LIST).equals(LIST);
    }

    int runs() throws CommandException {
        if (runs < 1 || runs > MOST_RUNS)
            throw CommandException.wrongInput("--runs must be 1 to " + MOST_RUNS + ", not " + runs);
        return runs;
    }

    Scenario scenario() throws CommandException {
        return replay.isPresent() ? named(read(replay.get()).scenario()) : named(name.orElse(LIST));
    }

    /** The words that play the world again that is told of. */
    String again(Outcome outcome) {
        return replay.map(file -> "folkmoot simulate --replay " + file)
                .orElseGet(() ->
                        Replay.command(outcome.scenario(), outcome.telling().plan()));
    }

    private static Scenario named(String word) throws CommandException {
        Optional<Scenario> known = Scenarios.named(word);
        if (known.isPresent()) return known.get();
        List<String> names = Scenarios.all().stream().map(Scenario::name).toList();
        throw CommandException.wrongInput("there is no scenario '" + word + "'" + meant(word, names));
    }

    private static String meant(String word, List<String> names) {
        return Nearest.to(word, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; there are " + String.join(", ", names));
    }

    Plan plan(Scenario scenario) throws CommandException {
        if (replay.isEmpty()) return turned(scenario, Plan.of(scenario, seed.orElse(1L)));
        refuseWithReplay();
        Plan plan = read(replay.get());
        for (String knob : plan.knobs().keySet()) knob(scenario, knob);
        return plan;
    }

    /** Half a plan from a file and half from the command line would be told again by neither. */
    private void refuseWithReplay() throws CommandException {
        boolean more = name.isPresent()
                || peers.isPresent()
                || seed.isPresent()
                || hours.isPresent()
                || !knobs.isEmpty()
                || realCryptography
                || shared
                || shuffled;
        if (more)
            throw CommandException.wrongInput("--replay brings the whole plan; leave the scenario and its options out");
    }

    private static Plan read(Path file) throws CommandException {
        try {
            if (Files.size(file) > MOST_BYTES)
                throw CommandException.wrongInput("--replay: " + file + " is too large for a plan");
            return Plan.parse(Files.readString(file));
        } catch (PlanException e) {
            throw CommandException.wrongInput("--replay: " + file + ", " + e.getMessage());
        } catch (IOException e) {
            throw CommandException.wrongInput("--replay: " + file + " cannot be read");
        }
    }

    private Plan turned(Scenario scenario, Plan usual) throws CommandException {
        Plan plan = usual.realCryptography(realCryptography)
                .systems(shared ? Outset.Systems.SHARED : Outset.Systems.ONE_EACH)
                .ties(shuffled ? Ties.SEED : Ties.ARRIVAL);
        if (peers.isPresent()) plan = plan.peers(within("--peers", peers.get(), MOST_PEERS));
        if (hours.isPresent()) plan = plan.time(time(hours.get()));
        for (String turn : knobs) plan = turn(scenario, plan, turn);
        return plan;
    }

    private static int within(String option, int value, int most) throws CommandException {
        if (value >= 1 && value <= most) return value;
        throw CommandException.wrongInput(option + " must be 1 to " + most + ", not " + value);
    }

    private static Duration time(double hours) throws CommandException {
        if (hours >= 0 && hours <= MOST_HOURS) return Duration.ofNanos(Math.round(hours * SECONDS_PER_HOUR * 1e9));
        throw CommandException.wrongInput("--hours must be 0 to " + (int) MOST_HOURS + ", not " + hours);
    }

    private static Plan turn(Scenario scenario, Plan plan, String turn) throws CommandException {
        int sign = turn.indexOf('=');
        if (sign < 0) throw CommandException.wrongInput("--set must be KNOB=VALUE, not " + turn);
        Knob knob = knob(scenario, turn.substring(0, sign));
        double value = number(knob, turn.substring(sign + 1));
        if (value < knob.least() || value > knob.most())
            throw CommandException.wrongInput("--set " + turn + ": " + knob.name() + " goes from "
                    + ScenarioList.plain(knob.least()) + " to " + ScenarioList.plain(knob.most()));
        return plan.knob(knob.name(), value);
    }

    private static double number(Knob knob, String text) throws CommandException {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            throw CommandException.wrongInput("--set " + knob.name() + ": '" + text + "' is no number");
        }
        throw CommandException.wrongInput("--set " + knob.name() + ": '" + text + "' is no finite number");
    }

    private static Knob knob(Scenario scenario, String word) throws CommandException {
        for (Knob knob : scenario.knobs()) if (knob.name().equals(word)) return knob;
        List<String> names = scenario.knobs().stream().map(Knob::name).collect(Collectors.toList());
        String others = names.isEmpty() ? "; it has none" : meant(word, names);
        throw CommandException.wrongInput(scenario.name() + " has no knob '" + word + "'" + others);
    }
}
