package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.NetworkCounts;
import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.universe.Census;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.List;

/** Peers join one after the other, each through one that is there already. */
final class Bootstrap implements Scenario {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Longer than a join takes at which much is lost. */
    private static final Duration LAST = Duration.ofMinutes(2);

    /** Who joined last has met those whom it heard of. */
    private static final Duration REST = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "bootstrap";
    }

    @Override
    public String summary() {
        return "Peers join one after the other; everybody ends up well connected.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("pace", "milliseconds from one join to the next", 20, 0, 60_000),
                new Knob("loss", "part of all packets lost, beyond what lines lose", 0, 0, 0.5),
                new Knob("geography", "1: peers live around the world; 0: all are 10 ms apart", 0, 0, 1));
    }

    @Override
    public Size usual() {
        return new Size(100, 0);
    }

    @Override
    public void play(Stage stage) {
        Conditions place = stage.whole("geography") == 1 ? Conditions.WORLD : Conditions.GOOD;
        Universe universe = stage.open(outset -> outset.conditions(place.losing(stage.knob("loss"))));
        Samples joins = Samples.of("joins");
        join(stage, joins);
        tellCost(stage, joins);
        stage.phase("rest");
        stage.runFor(REST);
        stage.phase("looking around");
        Census census = Census.of(universe);
        census.health()
                .forEach((who, health) -> stage.require(
                        "everybody is well", health.state() == Health.State.OK, () -> who + " is " + health));
        new TableQuality(universe, census).tell(stage);
    }

    private static void join(Stage stage, Samples joins) {
        stage.phase("bootstrap");
        Universe universe = stage.universe();
        int many = stage.plan().peers();
        long pace = (long) (stage.knob("pace") * NANOS_PER_MILLI);
        for (int i = 0; i < many; i++) universe.world().afterNanos(i * pace, () -> joinOne(universe, joins));
        stage.runFor(Duration.ofNanos(Math.max(1, many * pace)));
        boolean all = stage.runUntil(() -> joins.count() == many, LAST);
        stage.require("everybody joins", all, () -> joins.count() + " of " + many + " have within " + LAST);
    }

    private static void joinOne(Universe universe, Samples joins) {
        long begun = universe.world().nanos();
        Resident newcomer = universe.join();
        newcomer.tell(new Peer.AwaitJoin(newcomer.ear(
                "joined", (Peer.Joined joined) -> joins.add((universe.world().nanos() - begun) / NANOS_PER_MILLI))));
    }

    private static void tellCost(Stage stage, Samples joins) {
        NetworkCounts counts = stage.universe().network().counts();
        double many = joins.count();
        stage.figure("join_ms_p50", joins.p(0.5), "ms", "from the start of a peer until it has joined, median");
        stage.figure("join_ms_p99", joins.p(0.99), "ms", "the same, 99th of 100", Goal.atMost(30_000));
        stage.figure("packets_per_join", counts.sent() / many, "", "packets of all peers for each that joined");
        stage.figure("bytes_per_join", counts.bytes() / many, "B", "bytes of all peers for each that joined");
        double events = stage.universe().world().runs() / many;
        stage.figure("events_per_join", events, "", "turns and timers for each that joined");
        stage.plot(Samples.plot(
                        Plot.Shape.CUMULATIVE,
                        "How long joining takes",
                        "From the start of a peer until it knows its neighbourhood.",
                        "milliseconds",
                        joins)
                .marked(Plot.Mark.spot("goal: 99 of 100 within 30 s", 30_000, 0.99)));
    }
}
