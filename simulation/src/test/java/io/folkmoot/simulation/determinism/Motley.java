package io.folkmoot.simulation.determinism;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.scenario.Stage;
import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Faults;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.Event;
import java.time.Duration;
import java.util.List;

/** Some of everything: all kinds of faults, on simulated disks, while peers put and get; it promises nothing. */
final class Motley implements Scenario {
    private static final Duration ROUND = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "motley";
    }

    @Override
    public String summary() {
        return "All kinds of faults while peers put and get.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(new Knob("faults", "How many times as many as usual.", 40, 0, 1_000));
    }

    @Override
    public Size usual() {
        return new Size(8, 0.2);
    }

    @Override
    public List<Fault> faults(Plan plan) {
        double times = plan.knobs().getOrDefault("faults", 1.0);
        var blend = Faults.Blend.usual(plan.peers()).times(times);
        return Faults.drawn(plan.seed(), blend, plan.peers(), plan.time());
    }

    @Override
    public void play(Stage stage) {
        Universe universe = stage.open(outset -> outset.disks(true)
                .realCryptography(stage.plan().realCryptography())
                .skew(Duration.ofSeconds(3))
                .drift(1e-4));
        stage.settle();
        universe.suffer(stage.faults());
        stage.phase("living");
        for (long round = 0; ROUND.multipliedBy(round).compareTo(stage.plan().time()) < 0; round++) {
            put(universe, round);
            get(universe, round);
            universe.runFor(ROUND);
        }
    }

    private static Resident one(Universe universe, String what, long round) {
        List<Resident> living = universe.living();
        return living.get(Chance.below(Chance.draw(universe.seed(), Chance.key(what), round), living.size()));
    }

    private static void put(Universe universe, long round) {
        if (universe.living().isEmpty()) return;
        Bytes body = Bytes.adopt(new byte[] {(byte) round});
        one(universe, "author", round)
                .put(
                        "news",
                        body,
                        published -> universe.world()
                                .record(
                                        Event.NOTE,
                                        round,
                                        Chance.key(published.outcome().toString())));
    }

    private static void get(Universe universe, long round) {
        if (universe.living().isEmpty()) return;
        Resident author = universe.residents()
                .get(Math.floorMod(round, universe.residents().size()));
        one(universe, "reader", round)
                .get(
                        author.slot("news"),
                        outcome -> universe.world()
                                .record(
                                        Event.NOTE,
                                        round,
                                        Chance.key(outcome.getClass().getSimpleName())));
    }
}
