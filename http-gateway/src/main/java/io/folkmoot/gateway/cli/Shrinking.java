package io.folkmoot.gateway.cli;

import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.shrink.Shrinker;
import io.folkmoot.simulation.shrink.Shrunk;
import io.folkmoot.simulation.shrink.Step;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a broken plan small, says each step that got on, and keeps what is left in a file. */
final class Shrinking {
    private final PrintStream err;
    private Plan smallest;
    private int runs;

    private Shrinking(PrintStream err, Plan failing) {
        this.err = err;
        smallest = failing;
    }

    /** The smallest plan that still breaks the promise, and where it was written. */
    record Small(Plan plan, Path file, int runs, boolean complete) {
        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", file.toString());
            document.put("peers", plan.peers());
            document.put("faults", plan.faults().map(faults -> faults.size()).orElse(0));
            document.put("runs", runs);
            document.put("complete", complete);
            document.put("plan", plan.toText());
            return document;
        }

        String text() {
            return "made small in " + runs + " runs" + (complete ? "" : ", and not to the end") + ", in " + file + "\n"
                    + plan.toText().indent(2).stripTrailing() + "\nplay it with\n  folkmoot simulate --replay " + file;
        }
    }

    /** Ends a search that nobody waits for any longer. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super("told to end", null, false, false);
        }
    }

    static Small of(Scenario scenario, Report broken, PrintStream err) throws CommandException {
        Shrinking shrinking = new Shrinking(err, broken.plan());
        boolean complete = shrinking.shrink(scenario, broken.plan());
        Path file = Path.of(scenario.name() + "-" + broken.plan().seed() + ".plan");
        OutputFiles.write("--shrink", file, shrinking.smallest.toText());
        return new Small(shrinking.smallest, file, shrinking.runs, complete);
    }

    private boolean shrink(Scenario scenario, Plan failing) {
        try {
            Shrunk shrunk = Shrinker.shrink(scenario, failing, this::step);
            smallest = shrunk.plan();
            runs = shrunk.runs();
            return shrunk.complete();
        } catch (Ended e) {
            return false;
        }
    }

    private void step(Step step) {
        smallest = step.smallest();
        runs = step.run();
        if (step.kept()) err.println("folkmoot: " + step);
        if (Thread.interrupted()) throw new Ended();
    }
}
