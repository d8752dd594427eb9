package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.scenario.Plot.Line;
import io.folkmoot.simulation.scenario.Plot.Point;
import io.folkmoot.simulation.scenario.Plot.Shape;
import io.folkmoot.simulation.universe.Census;
import io.folkmoot.simulation.universe.Churn;
import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Findings;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Peers come and go all the time, and those who wrote the records are the first to go for good. */
final class Turnover implements Scenario {
    /** Where a part of them leaves in an hour, records are promised to stay; beyond, it is only measured. */
    private static final double PROMISED = 0.25;

    /** So many read in a second. */
    private static final int AT_ONCE = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(30);

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String summary() {
        return "Peers come and go, authors leave for good; the records stay.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("churn", "part of the peers that leaves in an hour; newcomers take their places", 0.25, 0, 5),
                new Knob("crashing", "part of those who leave that does so without a word", 0.5, 0, 1),
                new Knob("records", "records for each peer", 5, 0.01, 1_000),
                new Knob("publishers", "part of the peers that wrote them", 0.05, 0, 1),
                new Knob("stay", "hours after which the publishers are gone", 1, 0, 1_000),
                new Knob("reads", "records that are read at the end, at most", 2_000, 1, 1_000_000),
                new Knob("loss", "part of all packets lost", 0.005, 0, 0.5));
    }

    @Override
    public Size usual() {
        return new Size(200, 6);
    }

    @Override
    public void play(Stage stage) {
        Universe universe =
                stage.open(outset -> outset.conditions(outset.conditions().losing(stage.knob("loss"))));
        stage.settle();
        stage.phase("writing");
        List<Resident> publishers = publishers(stage);
        Library library = write(stage, publishers);
        long initially =
                universe.residents().stream().mapToLong(Resident::written).sum();
        long bytes = universe.network().counts().bytes();
        Optional<Churn> churn = begin(stage);
        Duration stay = Duration.ofSeconds(Math.round(stage.knob("stay") * HOUR.toSeconds()));
        if (stay.compareTo(stage.plan().time()) <= 0)
            universe.world()
                    .after(
                            stay,
                            () -> publishers.stream()
                                    .filter(Resident::isRunning)
                                    .forEach(publisher -> publisher.crash(Fault.Kept.NOTHING)));
        stage.phase("coming and going");
        Looks looks = new Looks();
        stage.inTheEnd(() -> draw(stage, looks));
        watch(stage, library, looks);
        tell(stage, library, looks, initially, bytes);
        // Whoever went away while reading would never say what it found.
        churn.ifPresent(Churn::stop);
        read(stage, library);
    }

    private static Optional<Churn> begin(Stage stage) {
        double share = stage.knob("churn");
        if (share == 0) return Optional.empty();
        Churn.Habits habits = Churn.Habits.perHour(share).crashing(stage.knob("crashing"));
        return Optional.of(Churn.begin(stage.universe(), habits));
    }

    private static List<Resident> publishers(Stage stage) {
        List<Resident> living = stage.universe().living();
        int many = Math.clamp(Math.round(living.size() * stage.knob("publishers")), 1, living.size());
        return living.subList(0, many);
    }

    /** What was acknowledged. */
    private record Library(List<SignedRecord> records, Set<Bytes> ids, double meanBytes) {
        static Library of(List<SignedRecord> records) {
            Set<Bytes> ids = new TreeSet<>();
            records.forEach(record -> ids.add(record.id()));
            double mean = records.stream()
                    .mapToInt(record -> record.wire().length())
                    .average()
                    .orElse(0);
            return new Library(records, ids, mean);
        }
    }

    private static Library write(Stage stage, List<Resident> publishers) {
        int many = (int) Math.max(1, Math.round(stage.plan().peers() * stage.knob("records")));
        List<SignedRecord> records = new ArrayList<>();
        List<Peer.Published> ended = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Resident author = publishers.get(i % publishers.size());
            Bytes body = Bytes.utf8("record " + i + " of " + many + ", by " + author);
            author.put("slot-" + i, body, published -> {
                ended.add(published);
                if (Findings.isStored(published.outcome())) published.record().ifPresent(records::add);
            });
            // One after the other, as people write: what a crowd of writers does is another question.
            if (i % publishers.size() == publishers.size() - 1) stage.universe().runFor(Duration.ofMillis(200));
        }
        boolean all = stage.runUntil(() -> ended.size() == many, PATIENCE);
        stage.require("every put ends", all, () -> ended.size() + " of " + many);
        stage.require(
                "nearly every put is acknowledged",
                records.size() >= 0.99 * many,
                () -> records.size() + " of " + many + ", the last as " + ended.getLast());
        return Library.of(records);
    }

    /** Of each look: when it was, and how many copies the first of a hundred records and the one in the middle had. */
    private record Looks(List<Point> least, List<Point> hundredth, List<Point> median, List<Point> lost) {
        Looks() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(double hour, Samples copies, int gone) {
            least.add(new Point(hour, copies.least()));
            hundredth.add(new Point(hour, copies.p(0.01)));
            median.add(new Point(hour, copies.median()));
            lost.add(new Point(hour, gone));
        }
    }

    private static void watch(Stage stage, Library library, Looks looks) {
        long steps = Math.max(1, stage.plan().time().dividedBy(BETWEEN_LOOKS));
        for (long i = 1; i <= steps; i++) {
            stage.runFor(stage.plan().time().dividedBy(steps), (i - 1.0) / steps, (double) i / steps);
            Samples copies = copies(stage, library);
            int lost = library.ids.size() - copies.count();
            looks.add(stage.plan().time().toSeconds() * i / (steps * 3_600.0), copies, lost);
            if (stage.knob("churn") <= PROMISED) stage.require("no record is lost", lost == 0, () -> lost + " lost");
        }
    }

    private static Samples copies(Stage stage, Library library) {
        Map<Bytes, Integer> copies = Census.of(stage.universe()).copies();
        Samples samples = Samples.of("copies");
        for (Bytes id : library.ids) if (copies.containsKey(id)) samples.add(copies.get(id));
        return samples;
    }

    private static void tell(Stage stage, Library library, Looks looks, long initially, long bytesBefore) {
        Universe universe = stage.universe();
        double days = stage.plan().time().toSeconds() / 86_400.0;
        int records = library.records.size();
        long written =
                universe.residents().stream().mapToLong(Resident::written).sum() - initially;
        double repair = written * library.meanBytes / records / days;
        double traffic = (universe.network().counts().bytes() - bytesBefore)
                / (days * 24)
                / stage.plan().peers();
        Goal none = Goal.atMost(stage.knob("churn") <= PROMISED ? 0 : records * 1e-5);
        stage.figure("records_lost", looks.lost.getLast().y(), "", "of " + records + " that were acknowledged", none);
        stage.figure("copies_p1", looks.hundredth.getLast().y(), "", "copies of a record, first of a hundred");
        stage.figure("copies_p50", looks.median.getLast().y(), "", "copies of a record, median");
        stage.figure(
                "repair_bytes_per_record_day",
                repair,
                "B",
                "copies made by repair, times their size, a record and day");
        stage.figure(
                "repair_copies_per_record_day",
                written / (records * days),
                "",
                "copies made by repair, a record and day");
        stage.figure("traffic_bytes_per_peer_hour", traffic, "B", "all packets, a peer and hour");
    }

    private static void draw(Stage stage, Looks looks) {
        stage.plot(new Plot(
                "How many copies a record has",
                "Twenty holders are wanted. Whoever goes takes copies along; repair makes new ones.",
                "hours",
                "copies among the living",
                Shape.LINES,
                List.of(
                        new Line("median", looks.median),
                        new Line("first of a hundred", looks.hundredth),
                        new Line("least", looks.least)),
                List.of(Plot.Mark.across(
                        "wanted", stage.universe().settings().routing().k()))));
        stage.plot(new Plot(
                "Records lost",
                "Records of which no living peer has a copy.",
                "hours",
                "records",
                Shape.LINES,
                List.of(new Line("lost", looks.lost))));
    }

    private static void read(Stage stage, Library library) {
        stage.phase("reading");
        Universe universe = stage.universe();
        List<Resident> living = universe.living();
        int many = Math.min(library.records.size(), stage.whole("reads"));
        int[] ended = {0};
        int[] found = {0};
        for (int i = 0; i < many; i++) {
            long draw = Chance.draw(universe.seed(), Chance.key("read"), i);
            int which = (int) ((long) i * library.records.size() / many);
            SignedRecord wanted = library.records.get(which);
            living.get(Chance.below(draw, living.size())).get(wanted.key(), outcome -> {
                ended[0]++;
                if (Findings.note(outcome).filter(wanted::equals).isPresent()) found[0]++;
            });
            if (i % AT_ONCE == AT_ONCE - 1) universe.runFor(Duration.ofSeconds(1));
        }
        boolean all = stage.runUntil(() -> ended[0] == many, PATIENCE);
        stage.require("every get ends", all, () -> ended[0] + " of " + many);
        stage.figure(
                "get_success",
                (double) found[0] / many,
                Figure.PART,
                "part of gets that have the record",
                Goal.atLeast(0.999));
    }
}
