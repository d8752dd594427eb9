package io.folkmoot.simulation.scenario;

import io.folkmoot.protocol.quorum.Quorum;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The world falls into two that both go on living, and is one again. */
final class Partition implements Scenario {
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** As many as every peer takes for the holders of a key. */
    private static final int HOLDERS = 20;

    @Override
    public String name() {
        return "partition";
    }

    @Override
    public String summary() {
        return "The network falls into two halves that both go on writing and reading, and heals again.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("share", "part of the peers on the smaller side", 0.5, 0.01, 0.5),
                new Knob("minutes", "how long it lasts", 30, 1, 10_080),
                new Knob("heal", "minutes after the end until all must be well", 30, 1, 1_440),
                new Knob("records", "written before, and as many on both sides meanwhile", 50, 1, 10_000),
                new Knob("lookups", "finds per peer and hour, before, meanwhile and after", 30, 0, 1_000),
                new Knob("geography", "1: peers live around the world; 0: 10 ms apart", 0, 0, 1),
                new Knob("loss", "part of all packets lost", 0, 0, 0.3));
    }

    @Override
    public Size usual() {
        return new Size(100, 0);
    }

    @Override
    public List<Fault> faults(Plan plan) {
        int many = (int) Math.round(plan.peers() * plan.knobs().getOrDefault("share", 0.5));
        List<Integer> peers = new ArrayList<>();
        for (int i = 0; i < plan.peers(); i++) peers.add(i);
        peers.sort((one, other) -> Long.compare(luck(plan, one), luck(plan, other)));
        Duration lasting = Duration.ofMinutes(Math.round(plan.knobs().getOrDefault("minutes", 30.0)));
        return List.of(new Fault.Partition(
                Duration.ZERO, lasting, peers.subList(0, many).stream().sorted().toList()));
    }

    private static long luck(Plan plan, int peer) {
        return Chance.draw(plan.seed(), Chance.key("side"), peer);
    }

    @Override
    public void play(Stage stage) {
        Conditions place = stage.whole("geography") == 1 ? Conditions.WORLD : Conditions.GOOD;
        Universe universe = stage.open(outset -> outset.conditions(place.losing(stage.knob("loss"))));
        stage.settle();
        new Story(stage, universe).tell();
    }

    /** One telling of it. */
    private static final class Story {
        private final Stage stage;
        private final Universe universe;
        private final Archive archive;
        private final Traffic traffic;
        private final Verdict verdict;
        private final Series groups = new Series("parts of the mesh");

        Story(Stage stage, Universe universe) {
            this.stage = stage;
            this.universe = universe;
            archive = new Archive(universe, MINUTE);
            traffic = new Traffic(universe, archive, 1, MINUTE);
            verdict = new Verdict(stage);
        }

        void tell() {
            stage.inTheEnd(this::draw);
            stage.phase("one world");
            traffic.begin(stage.knob("lookups"), 0, 0);
            write("before");
            stage.runFor(REST);
            stage.require("all is stored in one world", archive.puts.success() == 1, () -> archive.puts.success() + "");
            double putsBefore = archive.puts.tried();

            stage.phase("two worlds");
            universe.suffer(stage.faults());
            universe.runFor(Duration.ofSeconds(10));
            write("meanwhile");
            while (universe.afflicted()) minute();

            stage.phase("one world again");
            Duration healed = universe.now();
            Duration whole = heal(healed);
            Duration held = spread(healed);
            traffic.stop();
            stage.figure(
                    "healed_s",
                    whole.toMillis() / 1e3,
                    "s",
                    "after the end until a search of every peer found the true closest and the mesh was one");
            stage.figure(
                    "held_s",
                    held.toMillis() / 1e3,
                    "s",
                    "after the end until a quorum of the 20 closest of all held each record of either side");
            judge(putsBefore);
        }

        private void minute() {
            stage.runFor(MINUTE);
            groups.add(universe.now(), universe.census().groups().size());
        }

        private void write(String when) {
            List<Resident> living = universe.living();
            int many = stage.whole("records");
            for (int i = 0; i < many; i++) {
                long draw = Chance.draw(universe.seed(), Chance.key(when), i);
                archive.put(living.get(Chance.below(draw, living.size())), when + "-" + i, when + " " + i);
            }
        }

        /** How long it takes; it has to come within the time that is said. */
        private Duration heal(Duration since) {
            Duration limit = Duration.ofMinutes(stage.whole("heal"));
            double found = 0;
            int parts = 0;
            while (universe.now().minus(since).compareTo(limit) <= 0) {
                minute();
                List<Set<Resident>> seen = universe.census().groups();
                parts = seen.size();
                found = verdict.lookups(universe.living().size(), "after " + universe.now())
                        .exact();
                if (found == 1 && parts == 1) return universe.now().minus(since);
            }
            String last = found + " of the searches found the true closest, the mesh is in " + parts;
            stage.require("the mesh heals within " + limit.toMinutes() + " minutes", false, () -> last);
            return limit;
        }

        /**
         * What a half acknowledged, a quorum of that half holds; who reads asks for a quorum of all, which need not share
         * anybody with it before holders have given it to those who are closer on the other side.
         */
        private Duration spread(Duration since) {
            Duration limit = Duration.ofMinutes(stage.whole("heal"));
            int holders = Math.min(HOLDERS, universe.living().size());
            int quorum = Quorum.of(holders).decide();
            List<SignedRecord> sparse = archive.sparse(holders, quorum);
            while (!sparse.isEmpty() && universe.now().minus(since).compareTo(limit) <= 0) {
                minute();
                sparse = archive.sparse(holders, quorum);
            }
            List<SignedRecord> missing = sparse;
            stage.require(
                    "all is held as it should be within " + limit.toMinutes() + " minutes",
                    missing.isEmpty(),
                    missing::toString);
            return universe.now().minus(since);
        }

        private void judge(double putsBefore) {
            verdict.nobodyIsIsolated();
            List<SignedRecord> missed = verdict.unreadable(archive, 20);
            Verdict.Found found = verdict.lookups(universe.living().size(), "in the end");
            stage.figure(
                    "lookup_success",
                    found.success(),
                    Figure.PART,
                    "part of searches in the end that name the closest",
                    Goal.atLeast(1));
            stage.figure(
                    "lookup_exact",
                    found.exact(),
                    Figure.PART,
                    "part of them that name all of the k closest",
                    Goal.atLeast(1));
            stage.figure(
                    "lookup_success_all",
                    traffic.finds.success(),
                    Figure.PART,
                    "part that name the closest, over the whole story");
            stage.figure("put_success", archive.puts.success(), Figure.PART, "part of puts that were acknowledged");
            stage.figure(
                    "puts",
                    (double) archive.puts.tried(),
                    "",
                    "of them so many in two worlds: " + (long) (archive.puts.tried() - putsBefore));
            stage.figure("records_lost", missed.size(), "", "acknowledged and not to be read", Goal.atMost(0));
            stage.require("no acknowledged record is lost", missed.isEmpty(), missed::toString);
        }

        private void draw() {
            stage.plot(Series.plot(
                    "Who finds the closest",
                    "Recall of random searches, of all the living on both sides; a half sees a half.",
                    "recall",
                    traffic.recall.series()));
            stage.plot(Series.plot("How many meshes there are", "", "groups", groups));
            stage.plot(
                    Samples.plot(Plot.Shape.CUMULATIVE, "How long searches take", "", "milliseconds", traffic.millis));
        }
    }
}
