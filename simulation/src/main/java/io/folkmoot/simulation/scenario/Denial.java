package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Outcome.Certainty;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.simulation.scenario.adversary.Conspiracy;
import io.folkmoot.simulation.scenario.adversary.Manner;
import io.folkmoot.simulation.scenario.adversary.Mesh;
import io.folkmoot.simulation.scenario.adversary.Mill;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Identities ground to sit on keys: records are put while all are honest, then each key gets so many adversaries that are
 * closer to it than any honest peer, who say that they hold nothing; and readers ask.
 */
final class Denial {
    private static final String SLOT = "attacked";
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Whoever is new is pinged, and searches spread it. */
    private static final Duration SPREADING = Duration.ofSeconds(30);

    private final Stage stage;
    private final Mesh mesh;
    private final List<TableKey> keys = new ArrayList<>();
    private final int k;

    /** What came of reading each key some times. */
    private static final class Reads {
        int begun;
        int found;
        int absent;
        int ended;
        long requests;

        double denied() {
            return begun == 0 ? 0 : 1 - (double) found / begun;
        }
    }

    Denial(Stage stage) {
        this.stage = stage;
        mesh = new Mesh(stage.open(outset -> outset), Manner.SITTING);
        k = stage.universe().settings().routing().k();
    }

    void play() {
        stage.phase("tables");
        mesh.populate(stage.plan().peers(), 0, stage::tell);
        stage.phase("records");
        put();
        int d = stage.whole("d");
        Reads before = read("before", d);
        stage.figure(
                "gets_found_before",
                1 - before.denied(),
                Figure.PART,
                "share of reads that found the record, without attack");
        stage.phase("grinding");
        Mill mill = grind();
        stage.phase("reading");
        Reads one = read("during with one", 1);
        Reads ours = read("during", d);
        stage.figure(
                "naive_gets_denied",
                naive(),
                Figure.PART,
                "share of keys of which all k closest are adversaries: Kademlia's rule");
        stage.figure("gets_denied_d1", one.denied(), Figure.PART, "share of reads that did not find the record, d = 1");
        stage.figure("gets_denied", ours.denied(), Figure.PART, "the same, d = " + d, Figure.Goal.atMost(0.001));
        stage.figure(
                "gets_absent",
                (double) ours.absent / ours.begun,
                Figure.PART,
                "share of reads that called it proved absent");
        stage.figure("requests_each", (double) ours.requests / ours.begun, "", "requests for each read");
        stage.figure(
                "keys_ground",
                (double) mill.drawn() / Math.max(1, mesh.conspiracy().size()),
                "",
                "identities drawn for each that sits on a key");
    }

    private void put() {
        int[] stored = {0};
        int many = Math.min(stage.whole("keys"), mesh.residents().size());
        for (Resident owner : mesh.residents().subList(0, many)) {
            keys.add(owner.slot(SLOT));
            owner.put(SLOT, Bytes.utf8("what is wanted"), published -> {
                if (published.outcome() instanceof Outcome.Stored done && done.state() == Outcome.Storing.DONE)
                    stored[0]++;
            });
        }
        stage.runUntil(() -> stored[0] == many, PATIENCE);
        stage.require("every record is held before the attack", stored[0] == many, () -> stored[0] + " of " + many);
    }

    private Mill grind() {
        Conspiracy conspiracy = mesh.conspiracy();
        Mill mill = new Mill(stage.universe());
        for (TableKey key : keys) {
            Located closest = mesh.atlas().closest(key, 1).getFirst();
            for (int i = 0; i < stage.whole("sybils"); i++) conspiracy.recruit(mill.closer(key, closest.id()));
        }
        mesh.map();
        conspiracy.wake(conspiracy.size());
        conspiracy.greet(k);
        stage.runFor(SPREADING);
        return mill;
    }

    private double naive() {
        long denied = keys.stream()
                .filter(key -> mesh.atlas().closest(key, k).stream()
                        .allMatch(peer ->
                                mesh.conspiracy().includes(peer.contact().key())))
                .count();
        return (double) denied / keys.size();
    }

    /** Each key is read by as many as make up the lookups of the plan, none of whom holds it. */
    private Reads read(String when, int d) {
        Reads reads = new Reads();
        for (int i = 0; i < stage.whole("lookups"); i++) {
            read(reads, keys.get(i % keys.size()), reader(when, i), d);
            stage.universe().runFor(PACE);
        }
        boolean over = stage.runUntil(() -> reads.ended == reads.begun, PATIENCE);
        stage.require("every read ends", over, () -> reads.ended + " of " + reads.begun + " did");
        return reads;
    }

    private Resident reader(String when, int occasion) {
        List<Resident> residents = mesh.residents();
        TableKey key = keys.get(occasion % keys.size());
        List<Located> near = mesh.atlas().closest(key, Math.min(residents.size() / 2, 2 * k + stage.whole("sybils")));
        for (int tries = 0; ; tries++) {
            long draw = Chance.draw(stage.plan().seed(), Chance.key(when), occasion, tries);
            Resident reader = residents.get(Chance.below(draw, residents.size()));
            boolean holds = near.stream().anyMatch(peer -> peer.id().equals(reader.id()));
            if (!holds && !reader.slot(SLOT).equals(key)) return reader;
        }
    }

    private static void read(Reads reads, TableKey key, Resident reader, int d) {
        reads.begun++;
        Options options = new Options(Optional.empty(), OptionalInt.of(d), false);
        reader.seek(new Search.Value(key, Optional.of(Kind.NOTE), Level.LATEST), options, outcome -> {
            reads.ended++;
            reads.requests += outcome.course().requests();
            if (!(outcome instanceof Outcome.Values values)) return;
            if (values.certainty() == Certainty.FOUND) reads.found++;
            if (values.certainty() == Certainty.PROVED_ABSENT) reads.absent++;
        });
    }
}
