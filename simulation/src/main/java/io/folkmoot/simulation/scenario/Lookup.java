package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.universe.Census;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Peers look for one another and for records, also where some of those whom everybody knows are dead. Some who join last
 * wait equally long for everybody, five seconds or two, and ask for the same.
 */
final class Lookup implements Scenario {
    /** The last to join have filled their tables, and what joining began is over. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** Beyond the longest deadline that a search has here, so that whoever has not ended then never will. */
    private static final Duration LAST = Duration.ofMinutes(2);

    /** The patience of the naive, in seconds; there are as many of each. */
    private static final List<Integer> FIXED = List.of(5, 2);

    private static final int NAIVE_OF_EACH = 5;

    /** Of the naive's searches there are fewer, which is enough for how much worse they are. */
    private static final int NAIVE_PART = 10;

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
                new Knob("geography", "1: peers live around the world; 0: all are 10 ms apart", 1, 0, 1),
                new Knob("naive", "1: some with fixed timeouts ask beside", 1, 0, 1));
    }

    @Override
    public Size usual() {
        return new Size(200, 0);
    }

    @Override
    public void play(Stage stage) {
        Universe universe = stage.open(outset -> weather(stage, outset));
        stage.settle();
        if (stage.whole("naive") == 1) universe.settle(FIXED.size() * NAIVE_OF_EACH);
        stage.phase("rest");
        stage.runFor(REST);
        stage.phase("storing");
        List<TableKey> keys = store(stage);
        kill(stage);
        stage.phase("lookups");
        LookupFigures figures = ask(stage, keys);
        figures.tell(stage);
    }

    private static Outset weather(Stage stage, Outset outset) {
        Conditions place = stage.whole("geography") == 1 ? Conditions.WORLD : Conditions.GOOD;
        int peers = stage.plan().peers();
        return outset.conditions(place.losing(stage.knob("loss")))
                .alteration((whose, parts) -> naive(whose, parts, peers, outset));
    }

    private static Peer.Parts naive(Resident whose, Peer.Parts parts, int peers, Outset outset) {
        if (whose.number() < peers) return parts;
        int seconds = FIXED.get((whose.number() - peers) / NAIVE_OF_EACH);
        return FixedPatience.of(parts, seconds, outset.settings());
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
        boolean all = stage.runUntil(() -> stored[0] == many, LAST);
        stage.require("all records are stored", all, () -> stored[0] + " of " + many);
        return keys;
    }

    private static void kill(Stage stage) {
        Universe universe = stage.universe();
        long key = Chance.key("dead");
        for (Resident one : universe.living()) {
            boolean dies = Chance.unit(Chance.draw(universe.seed(), key, one.number())) < stage.knob("dead");
            if (dies && one.number() < stage.plan().peers()) one.crash();
        }
    }

    private static LookupFigures ask(Stage stage, List<TableKey> keys) {
        Universe universe = stage.universe();
        Census census = Census.of(universe);
        Options options = new Options(Optional.empty(), OptionalInt.of(stage.whole("d")), true);
        int peers = stage.plan().peers();
        int many = stage.whole("lookups");
        Duration within = Duration.ofSeconds(stage.whole("within"));
        List<Resident> usual =
                census.living().stream().filter(one -> one.number() < peers).toList();
        List<Searches> all = new ArrayList<>();
        all.add(finds("finds of all k", stage, census, options, many, usual));
        Searches gets = new Searches("first valid answers", universe, census, options);
        gets.spread(many, within, usual, (asker, draw) -> gets.get(asker, keys.get(Chance.below(draw, keys.size()))));
        all.add(gets);
        if (stage.whole("naive") == 1)
            for (int i = 0; i < FIXED.size(); i++) {
                int first = peers + i * NAIVE_OF_EACH;
                List<Resident> askers = universe.residents().subList(first, first + NAIVE_OF_EACH);
                String name = "finds that wait " + FIXED.get(i) + " s for each";
                all.add(finds(name, stage, census, options, Math.max(1, many / NAIVE_PART), askers));
            }
        stage.runFor(within);
        boolean over = stage.runUntil(() -> all.stream().allMatch(Searches::isOver), LAST);
        stage.require("every search ends", over, () -> "some have not within " + LAST);
        return new LookupFigures(all.get(0), all.get(1), all.subList(2, all.size()));
    }

    private static Searches finds(
            String name, Stage stage, Census census, Options options, int many, List<Resident> askers) {
        Searches finds = new Searches(name, stage.universe(), census, options);
        finds.spread(many, Duration.ofSeconds(stage.whole("within")), askers, finds::find);
        return finds;
    }
}
