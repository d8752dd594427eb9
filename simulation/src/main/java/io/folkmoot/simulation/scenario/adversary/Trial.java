package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Responder;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Many lookups of points that chance names, by honest residents, one after the other, and what came of them. */
public final class Trial {
    /** As the baseline: among so many closest, adversaries included, one honest has to be reached. */
    private static final int SIBLINGS = 16;

    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Mesh mesh;
    private final int paths;
    private final String name;
    private final int k;
    private int begun;
    private int ended;
    private int reached;
    private int complete;
    private long found;
    private long due;
    private long requests;
    private long nanos;

    /** The name decides the askers and the points, with the seed. */
    public Trial(Mesh mesh, int paths, String name) {
        this.mesh = mesh;
        this.paths = paths;
        this.name = name;
        this.k = mesh.universe().settings().routing().k();
    }

    /** True if all of them ended. */
    public boolean play(int lookups) {
        for (int i = 0; i < lookups; i++) {
            begin(i);
            mesh.universe().runFor(PACE);
        }
        return mesh.universe().runUntil(() -> ended == begun, PATIENCE);
    }

    private void begin(int occasion) {
        long key = Chance.key(name);
        long seed = mesh.universe().seed();
        List<Resident> askers = mesh.residents();
        Resident asker = askers.get(Chance.below(Chance.draw(seed, key, Chance.key("asker"), occasion), askers.size()));
        NodeId point = Atlas.point(Chance.draw(seed, key, Chance.key("point"), occasion));
        Options options = new Options(Optional.empty(), OptionalInt.of(paths), false);
        begun++;
        asker.seek(new Search.Nodes(point), options, outcome -> ended(asker, point, outcome));
    }

    private void ended(Resident asker, NodeId point, Outcome outcome) {
        ended++;
        requests += outcome.course().requests();
        nanos += outcome.course().tookNanos();
        if (!(outcome instanceof Outcome.Closest closest)) return;
        Set<NodeId> answered = closest.peers().stream()
                .map(Responder::peer)
                .map(Located::id)
                .collect(Collectors.toCollection(TreeSet::new));
        List<NodeId> siblings = honest(point, SIBLINGS);
        if (siblings.contains(asker.id()) || siblings.stream().anyMatch(answered::contains)) reached++;
        List<NodeId> all =
                honest(point, k).stream().filter(id -> !id.equals(asker.id())).toList();
        long there = all.stream().filter(answered::contains).count();
        found += there;
        due += all.size();
        if (there == all.size()) complete++;
    }

    /** Who of the closest so many is honest. */
    private List<NodeId> honest(NodeId point, int most) {
        return mesh.atlas().closest(point, most).stream()
                .filter(peer -> !mesh.conspiracy().includes(peer.contact().key()))
                .map(Located::id)
                .toList();
    }

    /** The share that reached an honest one of the closest. */
    public double success() {
        return (double) reached / begun;
    }

    /** The share that ended with all honest ones among the k closest. */
    public double complete() {
        return (double) complete / begun;
    }

    /** The share of the honest ones among the k closest that were found, over all lookups. */
    public double recall() {
        return due == 0 ? 1 : (double) found / due;
    }

    public double requestsEach() {
        return (double) requests / begun;
    }

    public double millisEach() {
        return nanos / 1e6 / begun;
    }
}
