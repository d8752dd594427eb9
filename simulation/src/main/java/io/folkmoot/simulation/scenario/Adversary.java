package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.scenario.adversary.Baseline;
import io.folkmoot.simulation.scenario.adversary.Manner;
import io.folkmoot.simulation.scenario.adversary.Mesh;
import io.folkmoot.simulation.scenario.adversary.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A share of the peers are adversaries, in a mesh where nobody comes or goes: how many lookups reach somebody honest next
 * to what they look for, beside S/Kademlia's rule in the same setting.
 */
final class Adversary implements Scenario {
    private static final int[] PATHS = {1, 4, 8};
    /** The paper raises them by so much. */
    private static final int STEP = 5;

    private static final int MOST = 50;
    /** The model is cheap, and more make its figures steadier. */
    private static final int LOOKUPS_OF_BASELINE = 1_000;

    @Override
    public String name() {
        return "adversary";
    }

    @Override
    public String summary() {
        return "A share of the peers answer nothing of use, lie, or sit on a key; lookups still find the honest ones.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("adversaries", "share of the peers that are adversaries", 0.2, 0, 0.9),
                new Knob("d", "disjoint paths of a lookup", 8, 1, 16),
                new Knob("kind", "0 useless answers, 1 liars, 2 identities ground to sit on a key, 3 silent", 0, 0, 3),
                new Knob("lookups", "lookups for each share and each d", 100, 1, 100_000),
                new Knob("sweep", "1 runs all shares from 0 to 50 %", 0, 0, 1),
                new Knob("sybils", "identities around each key, where they are ground", 20, 1, 100),
                new Knob("keys", "keys that are sat on", 5, 1, 1_000));
    }

    @Override
    public Size usual() {
        return new Size(400, 0);
    }

    @Override
    public void play(Stage stage) {
        if (stage.whole("kind") == 2) new Denial(stage).play();
        else new Play(stage).play();
    }

    private static Manner manner(int kind) {
        return switch (kind) {
            case 0 -> Manner.USELESS;
            case 1 -> Manner.LYING;
            default -> Manner.SILENT;
        };
    }

    /** One run of it. */
    private static final class Play {
        private final Stage stage;
        private final int peers;
        private final double share;
        private final boolean sweeps;
        private final TreeSet<Integer> paths = new TreeSet<>();
        private final Map<String, List<Plot.Point>> lines = new TreeMap<>();

        Play(Stage stage) {
            this.stage = stage;
            peers = stage.plan().peers();
            share = stage.knob("adversaries");
            sweeps = stage.whole("sweep") == 1;
            for (int d : PATHS) paths.add(d);
            paths.add(stage.whole("d"));
        }

        void play() {
            stage.phase("baseline");
            Baseline baseline = new Baseline(stage.plan().seed(), peers);
            NavigableSet<Double> shares = shares();
            for (double each : shares) for (int d : paths) beside(baseline, each, d);
            Mesh mesh = new Mesh(stage.open(outset -> outset), manner(stage.whole("kind")));
            stage.phase("tables");
            int villains = (int) Math.round(shares.last() * peers);
            mesh.populate(peers - villains, villains, stage::tell);
            for (double each : shares) {
                if (!sweeps && each != share) continue;
                stage.phase(percent(each) + " adversaries");
                mesh.conspiracy().wake((int) Math.round(each * peers));
                for (int d : paths) ours(mesh, each, d);
            }
            stage.figure(
                    "lies",
                    (double) mesh.conspiracy().answers(),
                    "",
                    "questions that adversaries were asked while awake");
            draw();
        }

        private NavigableSet<Double> shares() {
            NavigableSet<Double> shares = new TreeSet<>(List.of(share));
            if (sweeps) for (int percent = 0; percent <= MOST; percent += STEP) shares.add(percent / 100.0);
            return shares;
        }

        private void beside(Baseline baseline, double each, int d) {
            Baseline.Result result = baseline.play(each, d, LOOKUPS_OF_BASELINE);
            point("S/Kademlia, d = " + d, each, result.success());
            if (each != share) return;
            stage.figure(
                    "naive_lookup_success_d" + d,
                    result.success(),
                    Figure.PART,
                    "the same by S/Kademlia's rule, in a model");
            stage.figure("naive_requests_d" + d, result.requestsEach(), "", "its requests for each lookup");
        }

        private void ours(Mesh mesh, double each, int d) {
            Trial trial = new Trial(mesh, d, "at " + percent(each) + " with " + d);
            boolean over = trial.play(stage.whole("lookups"));
            stage.require("every lookup ends", over, () -> "some at " + percent(each) + " with d = " + d + " did not");
            point("ours, d = " + d, each, trial.success());
            if (each == share) figures(trial, d);
        }

        private void figures(Trial trial, int d) {
            String honest = "share of lookups that reached an honest one of the 16 closest, at the first try, d = " + d;
            if (d == stage.whole("d") && share <= MOST / 100.0)
                stage.figure("lookup_success", trial.success(), Figure.PART, honest, goal());
            stage.figure("lookup_success_d" + d, trial.success(), Figure.PART, honest);
            stage.figure(
                    "complete_d" + d,
                    trial.complete(),
                    Figure.PART,
                    "share that found all honest ones of the 20 closest");
            stage.figure(
                    "recall_d" + d,
                    trial.recall(),
                    Figure.PART,
                    "share of the honest ones of the 20 closest that were found");
            stage.figure("requests_d" + d, trial.requestsEach(), "", "requests for each lookup");
            stage.figure("lookup_ms_d" + d, trial.millisEach(), "ms", "mean time of a lookup");
        }

        private Goal goal() {
            return Goal.atLeast(share <= 0.2 ? 0.999 : share <= 0.3 ? 0.995 : 0.97);
        }

        private void point(String line, double x, double y) {
            lines.computeIfAbsent(line, each -> new ArrayList<>()).add(new Plot.Point(100 * x, y));
        }

        private void draw() {
            List<Plot.Line> drawn = new ArrayList<>();
            lines.forEach((name, points) -> drawn.add(new Plot.Line(name, points)));
            stage.plot(new Plot(
                    "Lookups that succeed among adversaries",
                    "A lookup succeeds when it reaches an honest one of the 16 closest peers.",
                    "adversaries, %",
                    "share of lookups",
                    Plot.Shape.LINES,
                    drawn,
                    List.of(
                            Plot.Mark.spot("goal for ours: 99.9 % at 20 %", 20, 0.999),
                            Plot.Mark.spot("goal for ours: 97 % at 50 %", 50, 0.97))));
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.0f %%", 100 * share);
        }
    }
}
