package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Searches of one kind and what came of them. A find succeeds when the k closest that live, the asker left out, are exactly
 * those that it names and it says that it is complete; a get, when it has a valid record. Who waits for ever fails.
 */
final class Searches {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Universe universe;
    private final Truth truth;
    private final Options options;
    private final int k;
    final Samples millis;
    final Samples hops;
    final Samples requests;
    final Samples recall;
    /** Of each that failed: whose it was, and what was wrong. */
    final List<String> failures = new ArrayList<>();

    private int asked;
    private int ended;
    private int succeeded;

    Searches(String name, Universe universe, Truth truth, Options options) {
        this.universe = universe;
        this.truth = truth;
        this.options = options;
        k = universe.settings().routing().k();
        millis = Samples.of(name);
        hops = Samples.of(name);
        requests = Samples.of(name);
        recall = Samples.of(name);
    }

    /** So many, one after the other at equal steps of the time; each asks whom chance names of the askers. */
    void spread(int many, Duration over, List<Resident> askers, String what, Begin begin) {
        long key = Chance.key(what);
        for (int i = 0; i < many; i++) {
            long draw = Chance.draw(universe.seed(), key, i);
            Resident asker = askers.get(Chance.below(Chance.draw(draw, 1), askers.size()));
            int number = i;
            universe.world()
                    .afterNanos(over.toNanos() / many * i, () -> begin.begin(asker, Chance.draw(draw, 2), number));
        }
    }

    /** Begins one search, with luck of its own. */
    interface Begin {
        void begin(Resident asker, long draw, int number);
    }

    void find(Resident asker, long draw, int number) {
        Point target =
                new NodeId(Chance.draw(draw, 1), Chance.draw(draw, 2), Chance.draw(draw, 3), Chance.draw(draw, 4));
        ask(asker, new Search.Nodes(target), outcome -> found(asker, target, outcome));
    }

    void get(Resident asker, TableKey key) {
        ask(asker, new Search.Value(key, Optional.of(Kind.NOTE), Level.ANY), outcome -> got(asker, outcome));
    }

    private void ask(Resident asker, Search search, Consumer<Outcome> then) {
        asked++;
        asker.seek(search, options, outcome -> {
            ended++;
            millis.add(outcome.course().tookNanos() / NANOS_PER_MILLI);
            requests.add(outcome.course().requests());
            then.accept(outcome);
        });
    }

    private void found(Resident asker, Point target, Outcome outcome) {
        List<NodeId> there = truth.closest(target, k, asker.id());
        if (!(outcome instanceof Outcome.Closest closest)) {
            failed(asker, outcome.toString());
            return;
        }
        var named = new TreeSet<NodeId>();
        closest.peers().forEach(peer -> named.add(peer.peer().id()));
        double part = Truth.recall(there, named);
        hops.add(closest.course().depth());
        recall.add(part);
        if (part == 1 && closest.complete()) succeeded++;
        else failed(asker, (closest.complete() ? "complete" : "out of time") + ", recall " + part);
    }

    private void got(Resident asker, Outcome outcome) {
        if (outcome instanceof Outcome.Values values && values.certainty() == Outcome.Certainty.FOUND) succeeded++;
        else failed(asker, outcome.toString());
    }

    private void failed(Resident asker, String why) {
        if (failures.size() < 10) failures.add(asker + ": " + why);
    }

    boolean isOver() {
        return ended == asked;
    }

    double success() {
        return asked == 0 ? Double.NaN : (double) succeeded / asked;
    }
}
