package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Faults;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Normal life for hours, with all that befalls peers on rough days. */
final class Soak implements Scenario {
    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String summary() {
        return "Normal life for hours, with a drawn mix of all faults; --set faults=0 for quiet days.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("faults", "how rough days are: 1 has two crashes per peer and day, among others", 1, 0, 1_000),
                new Knob("lookups", "per peer and hour", 6, 0, 10_000),
                new Knob("puts", "per peer and hour", 0.2, 0, 1_000),
                new Knob("gets", "per peer and hour", 1, 0, 1_000),
                new Knob("slots", "of each peer, in which it writes", 1, 1, 1_000),
                new Knob("quiet", "minutes without faults at the end, after which all must be well", 60, 1, 1_440),
                new Knob("geography", "1: peers live around the world; 0: 10 ms apart", 0, 0, 1),
                new Knob("loss", "part of all packets lost", 0, 0, 0.3));
    }

    @Override
    public Size usual() {
        return new Size(50, 6);
    }

    @Override
    public List<Fault> faults(Plan plan) {
        double roughness = plan.knobs().getOrDefault("faults", 1.0);
        if (roughness == 0) return List.of();
        var blend = Faults.Blend.usual(plan.peers()).times(roughness);
        return Faults.drawn(plan.seed(), blend, plan.peers(), plan.time());
    }

    @Override
    public void play(Stage stage) {
        Conditions place = stage.whole("geography") == 1 ? Conditions.WORLD : Conditions.GOOD;
        stage.open(outset -> outset.conditions(place.losing(stage.knob("loss")))
                .skew(Duration.ofSeconds(2))
                .drift(0.00005));
        stage.settle();
        new Story(stage).tell();
    }

    /** One telling of it. */
    private static final class Story {
        private static final Duration INTERVAL = Duration.ofMinutes(10);
        private static final Duration LOOK = Duration.ofMinutes(30);

        /** Longer than any one fault that is drawn lasts, and than the mesh then takes to take somebody in again. */
        private static final Duration PATIENCE = Duration.ofHours(2);

        /** Many times what a peer of a large mesh has at its busiest; a leak gets there within hours. */
        private static final double MOST_ACTORS = 2_000;

        /** Of those closest to a key so many are asked whether they hold it: more than should. */
        private static final int NEAR = 40;

        private final Stage stage;
        private final Universe universe;
        private final Archive archive;
        private final Traffic traffic;
        private final Verdict verdict;
        private final Map<Resident, Duration> isolatedSince = new TreeMap<>(Comparator.comparingInt(Resident::number));
        private final Series living = new Series("living");
        private final Series isolated = new Series("isolated");
        private final Series actors = new Series("actors per peer");
        private final Series copies = new Series("copies");
        private double mostActors;
        private Duration longestIsolated = Duration.ZERO;

        Story(Stage stage) {
            this.stage = stage;
            universe = stage.universe();
            archive = new Archive(universe, INTERVAL);
            traffic = new Traffic(universe, archive, stage.whole("slots"), INTERVAL);
            verdict = new Verdict(stage);
        }

        void tell() {
            stage.phase("life");
            Duration begun = universe.now();
            stage.inTheEnd(() -> tellLife(universe.now().minus(begun)));
            stage.always("nobody is isolated for " + PATIENCE.toHours() + " hours", INTERVAL, this::isolation);
            stage.always("what a peer keeps is bounded", LOOK, this::size);
            stage.always("no acknowledged record is lost", LOOK, this::loss);
            stage.always("no defect is logged", LOOK, this::defects);
            traffic.begin(stage.knob("lookups"), stage.knob("puts"), stage.knob("gets"));
            universe.suffer(stage.faults());
            stage.runFor(stage.plan().time());
            traffic.stop();
            stage.phase("quiet");
            if (!stage.faults().isEmpty()) {
                stage.runUntil(() -> !universe.afflicted(), Duration.ofHours(4));
                stage.runFor(Duration.ofMinutes(stage.whole("quiet")));
            }
            judge();
        }

        private Optional<String> isolation() {
            Map<Resident, Health> health = universe.census().health();
            isolatedSince.keySet().removeIf(one -> !one.isRunning());
            health.forEach((one, state) -> {
                if (state.state() == Health.State.ISOLATED) isolatedSince.putIfAbsent(one, universe.now());
                else isolatedSince.remove(one);
            });
            living.add(universe.now(), universe.census().living().size());
            isolated.add(universe.now(), isolatedSince.size());
            for (Map.Entry<Resident, Duration> one : isolatedSince.entrySet()) {
                Duration lasted = universe.now().minus(one.getValue());
                if (lasted.compareTo(longestIsolated) > 0) longestIsolated = lasted;
                if (lasted.compareTo(PATIENCE) > 0)
                    return Optional.of(one.getKey() + " is isolated since " + one.getValue());
            }
            return Optional.empty();
        }

        private Optional<String> size() {
            int peers = universe.census().living().size();
            if (peers == 0) return Optional.empty();
            double each = (double) universe.actors() / peers;
            actors.add(universe.now(), each);
            mostActors = Math.max(mostActors, each);
            return each <= MOST_ACTORS ? Optional.empty() : Optional.of(each + " actors per peer");
        }

        private Optional<String> loss() {
            List<SignedRecord> lost = archive.lost(NEAR);
            archive.any(0)
                    .ifPresent(
                            one -> copies.add(universe.now(), universe.census().copies(one, NEAR)));
            return lost.isEmpty() ? Optional.empty() : Optional.of(lost.size() + " are, first " + lost.getFirst());
        }

        private Optional<String> defects() {
            return universe.errors().isEmpty()
                    ? Optional.empty()
                    : Optional.of(universe.errors().toString());
        }

        private void judge() {
            verdict.nobodyIsIsolated();
            verdict.theMeshIsOne();
            Verdict.Found found = verdict.lookups(universe.census().living().size(), "in the end");
            List<SignedRecord> missed = verdict.unreadable(archive, 3);
            stage.figure(
                    "lookup_exact_after",
                    found.exact(),
                    Figure.PART,
                    "part of searches that name all of the k closest when all has healed",
                    Goal.atLeast(1));
            stage.figure("records_lost", missed.size(), "", "of all not to be read in the end", Goal.atMost(0));
            stage.require("no acknowledged record is lost", missed.isEmpty(), missed::toString);
            stage.require("in the end every search names all of the closest", found.exact() == 1, found::toString);
        }

        /** Also of a story that was not told to its end. */
        private void tellLife(Duration lasted) {
            figures(lasted.toSeconds() / 3_600.0);
            plots();
        }

        private void figures(double hours) {
            boolean quiet = stage.faults().isEmpty();
            stage.figure(
                    "lookups",
                    (double) traffic.begun(),
                    "",
                    "that peers began, in " + Math.round(hours * 10) / 10.0 + " hours of the story");
            double success = traffic.finds.success();
            String closest = "part that are complete and name the closest of all that live";
            if (quiet) stage.figure("lookup_success", success, Figure.PART, closest, Goal.atLeast(1));
            else stage.figure("lookup_success", success, Figure.PART, closest + ", whatever befell them");
            stage.figure("lookup_exact", traffic.recall.success(), Figure.PART, "part that name all of the k closest");
            stage.figure("hops_p50", traffic.hops.p(0.5), "", "steps to the farthest peer of those found, median");
            stage.figure("hops_p99", traffic.hops.p(0.99), "", "the same, 99th of 100");
            stage.figure("lookup_ms_p50", traffic.millis.p(0.5), "ms", "median time of a find");
            stage.figure("lookup_ms_p99", traffic.millis.p(0.99), "ms", "the same, 99th of 100");
            stage.figure("put_success", archive.puts.success(), Figure.PART, "part of puts that were acknowledged");
            stage.figure(
                    "get_success",
                    archive.gets.success(),
                    Figure.PART,
                    "part of gets that found what was acknowledged");
            stage.figure("records", archive.size(), "", "that were acknowledged");
            stage.figure("faults", stage.faults().size(), "", "that befell the universe");
            stage.figure(
                    "isolated_minutes",
                    (double) longestIsolated.toMinutes(),
                    "min",
                    "for which a peer was longest without others");
            stage.figure("actors_per_peer", mostActors, "", "at most, as a mean of all");
            long packets = universe.network().counts().sent();
            double peerHours =
                    universe.now().toSeconds() / 3_600.0 * stage.plan().peers();
            stage.figure("packets_per_peer_hour", packets / peerHours, "", "with all that joining took");
        }

        private void plots() {
            stage.plot(Series.plot(
                    "What succeeds",
                    "Mean over ten minutes; of lookups the recall of the closest that live.",
                    "part",
                    traffic.recall.series(),
                    archive.puts.series(),
                    archive.gets.series()));
            stage.plot(Series.plot("Who is there", "", "peers", living, isolated));
            stage.plot(Series.plot("Copies of one record", "Among the peers closest to it.", "copies", copies));
            stage.plot(Series.plot("Actors", "", "actors per peer", actors));
            stage.plot(
                    Samples.plot(Plot.Shape.CUMULATIVE, "How long searches take", "", "milliseconds", traffic.millis));
        }
    }
}
