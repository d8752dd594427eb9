package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.lookup.Options;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.scenario.Plot.Shape;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Peers look for one another and for records, with some of those whom everybody knows dead without a word. */
final class Lookup implements Scenario {
    /** The last to join have filled their tables, and handshakes of joining are over. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** Beyond the longest deadline that a search has here, so that whoever has not ended then never will. */
    private static final Duration LAST = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String summary() {
        return "Random peers look for random keys and for records, also where contacts are dead.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("lookups", "finds, and as many gets", 1_000, 1, 1_000_000),
                new Knob("records", "records that are looked for", 50, 1, 100_000),
                new Knob("within", "seconds over which the lookups are spread", 30, 1, 3_600),
                new Knob("dead", "part of the peers that die just before, without a word", 0, 0, 0.9),
                new Knob("d", "disjoint paths", 1, 1, 16),
                new Knob("loss", "part of all packets lost, beyond what lines lose", 0, 0, 0.5),
                new Knob("geography", "1: peers live around the world; 0: 10 ms apart", 1, 0, 1));
    }

    @Override
    public Size usual() {
        return new Size(200, 0);
    }

    @Override
    public void play(Stage stage) {
        Universe universe = stage.open(outset -> weather(stage, outset));
        stage.settle();
        stage.phase("rest");
        stage.runFor(REST);
        stage.phase("storing");
        List<TableKey> keys = store(stage);
        kill(universe, stage.knob("dead"));
        Truth truth = Truth.of(universe.living());
        Searches finds = new Searches("find of all k", universe, truth, options(stage));
        Searches gets = new Searches("first valid answer", universe, truth, options(stage));
        stage.phase("lookups");
        Duration within = Duration.ofSeconds(stage.whole("within"));
        List<Resident> askers = universe.living();
        finds.spread(stage.whole("lookups"), within, askers, "find", finds::find);
        gets.spread(
                stage.whole("lookups"),
                within,
                askers,
                "get",
                (asker, draw, number) -> gets.get(asker, keys.get(Chance.below(draw, keys.size()))));
        stage.runFor(within);
        stage.runUntil(() -> finds.isOver() && gets.isOver(), LAST);
        tell(stage, finds, gets);
    }

    private static Outset weather(Stage stage, Outset outset) {
        Conditions place = stage.whole("geography") == 1 ? Conditions.WORLD : Conditions.GOOD;
        return outset.conditions(place.losing(stage.knob("loss")));
    }

    private static Options options(Stage stage) {
        return new Options(Optional.empty(), OptionalInt.of(stage.whole("d")), false);
    }

    private static List<TableKey> store(Stage stage) {
        Universe universe = stage.universe();
        List<TableKey> keys = new ArrayList<>();
        int[] stored = {0};
        List<Resident> living = universe.living();
        int many = stage.whole("records");
        for (int i = 0; i < many; i++) {
            long draw = Chance.draw(universe.seed(), Chance.key("author"), i);
            Resident author = living.get(Chance.below(draw, living.size()));
            String slot = "slot-" + i;
            keys.add(author.slot(slot));
            author.put(slot, Bytes.utf8("content " + i), published -> stored[0]++);
        }
        boolean all = universe.runUntil(() -> stored[0] == many, LAST);
        stage.require("all records are stored", all, () -> stored[0] + " of " + many);
        stage.runFor(Duration.ofSeconds(10));
        return keys;
    }

    private static void kill(Universe universe, double part) {
        for (Resident resident : universe.living())
            if (Chance.unit(Chance.draw(universe.seed(), Chance.key("dead"), resident.number())) < part)
                resident.crash();
    }

    private static void tell(Stage stage, Searches finds, Searches gets) {
        boolean healthy = stage.knob("dead") == 0 && stage.knob("loss") == 0;
        stage.figure(
                "lookup_success",
                finds.success(),
                "",
                "part of finds that name exactly the k closest that live",
                Goal.atLeast(healthy ? 1 : 0.999));
        stage.figure("lookup_recall", finds.recall.mean(), "", "part of the k closest that live, mean over finds");
        stage.figure(
                "hops_p50", finds.hops.p(0.5), "", "steps to the farthest peer of those found, median", Goal.atMost(3));
        stage.figure("hops_p99", finds.hops.p(0.99), "", "the same, 99th of 100", Goal.atMost(5));
        stage.figure("lookup_ms_p50", finds.millis.p(0.5), "ms", "until all k have answered, median", Goal.atMost(900));
        stage.figure("lookup_ms_p99", finds.millis.p(0.99), "ms", "the same, 99th of 100", Goal.atMost(2_000));
        stage.figure("lookup_requests", finds.requests.mean(), "", "requests of a find, mean");
        stage.figure("get_success", gets.success(), "", "part of gets that have a valid record", Goal.atLeast(0.999));
        stage.figure(
                "first_ms_p50",
                gets.millis.p(0.5),
                "ms",
                "until the first valid answer of a get, median",
                Goal.atMost(250));
        stage.figure("first_ms_p99", gets.millis.p(0.99), "ms", "the same, 99th of 100", Goal.atMost(1_000));
        stage.figure("get_requests", gets.requests.mean(), "", "requests of a get, mean");
        stage.plot(Samples.plot(
                Shape.CUMULATIVE, "How long searches take", "", "milliseconds", finds.millis, gets.millis));
        stage.plot(Samples.plot(Shape.BARS, "Steps from the asker's own table", "", "hops", finds.hops));
        stage.plot(Samples.plot(Shape.BARS, "Requests of a search", "", "requests", finds.requests, gets.requests));
        stage.require("every search ends", finds.isOver() && gets.isOver(), () -> finds.failures + " " + gets.failures);
        if (healthy) stage.require("every find names the closest", finds.success() == 1, finds.failures::toString);
    }
}
