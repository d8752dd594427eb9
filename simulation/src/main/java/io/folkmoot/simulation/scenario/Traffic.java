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
import java.util.function.LongConsumer;

/**
 * What peers do on an ordinary day, at steady rates: somebody who lives looks for a random key, writes or reads.
 */
final class Traffic {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Universe universe;
    private final Archive archive;
    private final int slots;
    private boolean stopped;
    final Shares lookups;
    final Samples millis = Samples.of("lookup");
    final Samples hops = Samples.of("hops");
    private long begun;

    /** Into so many slots of each peer. */
    Traffic(Universe universe, Archive archive, int slots, Duration interval) {
        this.universe = universe;
        this.archive = archive;
        this.slots = slots;
        lookups = new Shares("lookups", interval);
    }

    /** Each peer does so many of each in an hour. */
    void begin(double finds, double puts, double gets) {
        every("find", finds, this::find);
        every("put", puts, this::put);
        every("get", gets, this::get);
    }

    void stop() {
        stopped = true;
    }

    long begun() {
        return begun;
    }

    private void every(String what, double perHour, LongConsumer deed) {
        if (perHour <= 0) return;
        step(Chance.draw(universe.seed(), Chance.key(what)), perHour, 0, deed);
    }

    private void step(long luck, double perHour, long number, LongConsumer deed) {
        int peers = Math.max(1, universe.residents().size());
        long pause = (long) (Duration.ofHours(1).toNanos() / (perHour * peers));
        universe.world().afterNanos(Math.max(1, pause), () -> {
            if (stopped) return;
            deed.accept(Chance.draw(luck, number));
            step(luck, perHour, number + 1, deed);
        });
    }

    /** Somebody who lives, as the draw says. */
    private Resident anybody(long draw) {
        List<Resident> living = universe.census().living();
        return living.get(Chance.below(Chance.draw(draw, 1), living.size()));
    }

    private boolean isDeserted() {
        return universe.census().living().isEmpty();
    }

    private void find(long draw) {
        if (!isDeserted()) find(anybody(draw), draw);
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
        lookups.add(universe.now(), census.recall(target, k, asker, Findings.nodes(outcome)));
        millis.add(outcome.course().tookNanos() / NANOS_PER_MILLI);
        hops.add(outcome.course().depth());
    }

    private void put(long draw) {
        if (isDeserted()) return;
        String slot = "slot-" + Chance.below(Chance.draw(draw, 2), slots);
        archive.put(anybody(draw), slot, "as drawn: " + draw);
    }

    private void get(long draw) {
        if (isDeserted()) return;
        archive.any(Chance.below(Chance.draw(draw, 2), Integer.MAX_VALUE))
                .ifPresent(record -> archive.get(anybody(draw), record, (wanted, right) -> {}));
    }
}
