package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.simulation.universe.Census;
import io.folkmoot.simulation.universe.Findings;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.List;

/**
 * What peers do on an ordinary day, at steady rates: one after the other looks for a random key, writes or reads. Whose turn
 * comes while it is down leaves it out.
 */
final class Traffic {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Universe universe;
    private final Archive archive;
    private final int slots;
    private boolean stopped;
    /** Which part of the k closest each find named. */
    final Shares recall;

    /** Whether each find is complete and names the closest of all. */
    final Shares finds;

    final Samples millis = Samples.of("lookup");
    final Samples hops = Samples.of("hops");
    private long begun;

    /** Into so many slots of each peer. */
    Traffic(Universe universe, Archive archive, int slots, Duration interval) {
        this.universe = universe;
        this.archive = archive;
        this.slots = slots;
        recall = new Shares("lookups", interval);
        finds = new Shares("finds", interval);
    }

    /** What one peer does when it is its turn, with luck of its own. */
    private interface Deed {
        void done(Resident who, long draw);
    }

    /** Each peer does so many of each in an hour, at equal distances. */
    void begin(double findsPerHour, double puts, double gets) {
        every("find", findsPerHour, this::find);
        every("put", puts, this::put);
        every("get", gets, this::get);
    }

    void stop() {
        stopped = true;
    }

    long begun() {
        return begun;
    }

    private void every(String what, double perHour, Deed deed) {
        if (perHour <= 0) return;
        step(Chance.draw(universe.seed(), Chance.key(what)), perHour, 0, deed);
    }

    private void step(long luck, double perHour, long number, Deed deed) {
        int peers = Math.max(1, universe.residents().size());
        long pause = (long) (Duration.ofHours(1).toNanos() / (perHour * peers));
        universe.world().afterNanos(Math.max(1, pause), () -> {
            if (stopped) return;
            List<Resident> all = universe.residents();
            Resident next = all.get((int) (number % all.size()));
            if (next.isRunning()) deed.done(next, Chance.draw(luck, number));
            step(luck, perHour, number + 1, deed);
        });
    }

    void find(Resident asker, long draw) {
        NodeId target =
                new NodeId(Chance.draw(draw, 2), Chance.draw(draw, 3), Chance.draw(draw, 4), Chance.draw(draw, 5));
        begun++;
        asker.seek(new Search.Nodes(target), outcome -> found(asker, target, outcome));
    }

    private void found(Resident asker, NodeId target, Outcome outcome) {
        Census census = universe.census();
        int k = universe.settings().routing().k();
        List<NodeId> named = Findings.nodes(outcome);
        boolean complete = outcome instanceof Outcome.Closest closest && closest.complete();
        boolean closest = census.recall(target, 1, asker, named) == 1;
        recall.add(universe.now(), census.recall(target, k, asker, named));
        finds.add(universe.now(), complete && closest ? 1 : 0);
        millis.add(outcome.course().tookNanos() / NANOS_PER_MILLI);
        hops.add(outcome.course().depth());
    }

    private void put(Resident author, long draw) {
        String slot = "slot-" + Chance.below(Chance.draw(draw, 2), slots);
        archive.put(author, slot, "as drawn: " + draw);
    }

    private void get(Resident reader, long draw) {
        archive.any(Chance.below(Chance.draw(draw, 2), Integer.MAX_VALUE))
                .ifPresent(record -> archive.get(reader, record, (wanted, right) -> {}));
    }
}
