package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.simulation.Campaign;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes a broken plan small on a thread of its own, says each step that got on, and keeps what is left in a file. An
 * interrupt of whoever waits for it ends it with the smallest plan so far.
 */
final class Shrinking {
    private final PrintStream err;
    private final AtomicReference<@Nullable RuntimeException> defect = new AtomicReference<>();
    private volatile Plan smallest;
    private volatile int runs;
    private volatile boolean complete;
    private volatile boolean ended;

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
        shrinking.await(Campaign.worldThread("shrinking", () -> shrinking.shrink(scenario, broken.plan())));
        Path file = Path.of(scenario.name() + "-" + broken.plan().seed() + ".plan");
        OutputFiles.write("--shrink", file, shrinking.smallest.toText());
        return new Small(shrinking.smallest, file, shrinking.runs, shrinking.complete);
    }

    /** An interrupt must not reach the worlds themselves, whose actors would take it for a defect. */
    private void await(Thread thread) {
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            ended = true;
        }
        RuntimeException thrown = defect.get();
        if (thrown != null) throw thrown;
    }

    private void shrink(Scenario scenario, Plan failing) {
        try {
            Shrunk shrunk = Shrinker.shrink(scenario, failing, this::step);
            smallest = shrunk.plan();
            runs = shrunk.runs();
            complete = shrunk.complete();
        } catch (Ended e) {
            // The smallest so far is known.
        } catch (RuntimeException e) {
            defect.set(e);
        }
    }

    private void step(Step step) {
        if (ended) throw new Ended();
        smallest = step.smallest();
        runs = step.run();
        if (step.kept()) err.println("folkmoot: " + step);
    }
}
