package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.simulation.universe.Census;
import io.folkmoot.simulation.universe.Findings;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Searches of one kind and what came of them. A find succeeds when it says that it is complete and names the closest of all
 * that live, and is exact when it names all of the k closest, the asker left out; a get succeeds when it has a valid record.
 * Who never hears an outcome has failed.
 */
final class Searches {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Enough to see what they have in common. */
    private static final int MOST_FAILURES = 10;

    private final Universe universe;
    private final Census census;
    private final Options options;
    private final int k;
    final Samples millis;
    final Samples hops;
    final Samples requests;
    final Samples recall;
    /** Of each of the first that were not exact, or found nothing: whose it was, and what was wrong. */
    final List<String> failures = new ArrayList<>();

    private int asked;
    private int ended;
    private int succeeded;
    private int exact;
    private int silent;
    private int unheard;

    Searches(String name, Universe universe, Census census, Options options) {
        this.universe = universe;
        this.census = census;
        this.options = options;
        k = universe.settings().routing().k();
        millis = Samples.of(name);
        hops = Samples.of(name);
        requests = Samples.of(name);
        recall = Samples.of(name);
    }

    /** Begins one search, with luck of its own. */
    interface Begin {
        void begin(Resident asker, long draw);
    }

    /** So many, one after the other at equal steps of the time; each asks whom chance names of the askers. */
    void spread(int many, Duration over, List<Resident> askers, Begin begin) {
        long key = Chance.key(millis.name());
        asked += many;
        for (int i = 0; i < many; i++) {
            long draw = Chance.draw(universe.seed(), key, i);
            Resident asker = askers.get(Chance.below(Chance.draw(draw, 1), askers.size()));
            universe.world().afterNanos(over.toNanos() / many * i, () -> begin.begin(asker, Chance.draw(draw, 2)));
        }
    }

    void find(Resident asker, long draw) {
        Point target =
                new NodeId(Chance.draw(draw, 1), Chance.draw(draw, 2), Chance.draw(draw, 3), Chance.draw(draw, 4));
        ask(asker, new Search.Nodes(target), outcome -> found(asker, target, outcome));
    }

    void get(Resident asker, TableKey key) {
        ask(asker, new Search.Value(key, Optional.of(Kind.NOTE), Level.ANY), outcome -> got(asker, outcome));
    }

    private void ask(Resident asker, Search search, Consumer<Outcome> then) {
        asker.seek(search, options, outcome -> {
            ended++;
            millis.add(outcome.course().tookNanos() / NANOS_PER_MILLI);
            requests.add(outcome.course().requests());
            then.accept(outcome);
        });
    }

    private void found(Resident asker, Point target, Outcome outcome) {
        List<NodeId> named = Findings.nodes(outcome);
        double part = census.recall(target, k, asker, named);
        hops.add(outcome.course().depth());
        recall.add(part);
        boolean complete = outcome instanceof Outcome.Closest closest && closest.complete();
        if (complete && census.recall(target, 1, asker, named) == 1) succeeded++;
        if (complete && part == 1) exact++;
        else failed(asker, outcome.getClass().getSimpleName() + ", complete " + complete + ", recall " + part);
        if (part < 1) blame(asker, target, named, outcome.course());
    }

    /** Of those that were missed: whether they did not answer in time, or nobody had named them. */
    private void blame(Resident asker, Point target, List<NodeId> named, Outcome.Course course) {
        List<NodeId> heard = course.hops().stream().map(hop -> hop.peer().id()).toList();
        for (NodeId id : census.closest(target, k)) {
            if (named.contains(id) || id.equals(asker.id())) continue;
            if (heard.contains(id)) silent++;
            else unheard++;
        }
    }

    private void got(Resident asker, Outcome outcome) {
        if (Findings.note(outcome).isPresent()) succeeded++;
        else failed(asker, outcome.toString());
    }

    private void failed(Resident asker, String why) {
        if (failures.size() < MOST_FAILURES) failures.add(asker + ": " + why);
    }

    boolean isOver() {
        return ended == asked;
    }

    double success() {
        return (double) succeeded / asked;
    }

    double exact() {
        return (double) exact / asked;
    }

    /** How many of the closest did not answer in time, for each search. */
    double silent() {
        return (double) silent / asked;
    }

    /** How many of the closest nobody had named, for each search. */
    double unheard() {
        return (double) unheard / asked;
    }
}
