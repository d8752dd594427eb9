package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Progress;
import io.folkmoot.simulation.scenario.Runs;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.shrink.Recording.Recorder;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The first event in which two runs that should be one differ: its number, what it was here and there, and what went before. */
public record Divergence(long number, String here, String there, List<String> before) {
    /** Runs that differ elsewhere each time are caught by chance only. */
    private static final int MOST_TRIES = 8;

    /** Where one run has ended. */
    private static final String NOTHING = "nothing more";

    private static final int BEFORE = 10;

    public Divergence {
        before = List.copyOf(before);
    }

    /** Plays the plan twice, and when the traces differ again, to see where. */
    public static Optional<Divergence> find(Scenario scenario, Plan plan) {
        IntFunction<Recording> run = window -> play(scenario, plan, window);
        return find(run, run);
    }

    /**
     * For runs elsewhere too, such as in another process. Each is asked for a recording with one window, at first with none;
     * and again with another, should the runs have differed earlier this time.
     */
    public static Optional<Divergence> find(IntFunction<Recording> here, IntFunction<Recording> there) {
        int window = Recording.NONE;
        for (int i = 0; i < MOST_TRIES; i++) {
            Recording one = here.apply(window);
            Recording other = there.apply(window);
            if (i == 0 && one.isLike(other)) return Optional.empty();
            Optional<Divergence> found = first(window, one.window(), other.window());
            if (found.isPresent()) return found;
            if (!one.isLike(other)) window = one.firstDifference(other);
        }
        String elsewhere = "somewhere else each time";
        return Optional.of(new Divergence((long) window * World.RUNG, elsewhere, elsewhere, List.of()));
    }

    private static Optional<Divergence> first(int window, List<String> here, List<String> there) {
        for (int i = 0; i < Math.max(here.size(), there.size()); i++)
            if (!at(here, i).equals(at(there, i))) {
                List<String> before = here.subList(Math.max(0, i - BEFORE), i);
                return Optional.of(new Divergence((long) window * World.RUNG + i, at(here, i), at(there, i), before));
            }
        return Optional.empty();
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : NOTHING;
    }

    private static Recording play(Scenario scenario, Plan plan, int window) {
        List<Recorder> recorder = new ArrayList<>();
        Progress listening = new Progress() {
            @Override
            public void at(String phase, double part, Duration now, long events) {}

            @Override
            public void opened(Universe universe) {
                recorder.add(new Recorder(universe.world(), window));
            }
        };
        Runs.play(scenario, plan, listening);
        return recorder.getFirst().recording();
    }

    @Override
    public String toString() {
        return "event " + number + " is\n  " + here + "\nhere and\n  " + there + "\nthere, after\n  "
                + String.join("\n  ", before);
    }
}
