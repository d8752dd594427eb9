package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.universe.Census;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to hold when nothing befalls a mesh any more: it is one, everybody finds whom it should, nothing is lost. */
final class Verdict {
    /** Beyond the longest deadline of a search, so that whoever has not ended by then never will. */
    private static final Duration LAST = Duration.ofMinutes(2);

    /** As many of the groups and records as a reader wants to see. */
    private static final int SHOWN = 5;

    /** Whose clock is slower than this refuses what others wrote, rightly: for it that is not yet written. */
    private static final Duration SLOWEST = Duration.ofMinutes(2);

    private final Stage stage;
    private final Universe universe;

    Verdict(Stage stage) {
        this.stage = stage;
        universe = stage.universe();
    }

    void nobodyIsIsolated() {
        Map<Resident, Health> health = universe.census().health();
        List<Resident> isolated = universe.census().living().stream()
                .filter(one -> !health.containsKey(one)
                        || health.get(one).state() == Health.State.ISOLATED
                        || health.get(one).state() == Health.State.FAILED)
                .limit(SHOWN)
                .toList();
        boolean alone = universe.census().living().size() == 1;
        stage.require("nobody is isolated", alone || isolated.isEmpty(), isolated::toString);
    }

    void theMeshIsOne() {
        List<Set<Resident>> groups = universe.census().groups();
        stage.require(
                "the mesh is one",
                groups.size() <= 1,
                () -> groups.size() + " groups, among them "
                        + groups.stream()
                                .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                                .limit(SHOWN)
                                .toList());
    }

    /** Which part of some searches named the closest of all that live, and which part all of the k closest. */
    record Found(double success, double exact) {}

    /** So many searches by peers in turn. */
    Found lookups(int many, String occasion) {
        Census census = universe.census();
        Traffic traffic = new Traffic(universe, new Archive(universe, LAST), 1, LAST);
        List<Resident> living = census.living();
        for (int i = 0; i < many; i++)
            traffic.find(living.get(i % living.size()), Chance.draw(universe.seed(), Chance.key(occasion), i));
        stage.runUntil(() -> traffic.recall.tried() == many, LAST);
        stage.require(
                "every search ends",
                traffic.recall.tried() == many,
                () -> traffic.recall.tried() + " of " + many + " have ended");
        return new Found(traffic.finds.success(), traffic.recall.success());
    }

    /**
     * Each record is read by so many peers whom chance names, by all where that is more, but by none whose clock a fault has
     * set far back; tells which are not found.
     */
    List<SignedRecord> unreadable(Archive archive, int readers) {
        List<Resident> living = universe.census().living().stream()
                .filter(one -> one.clockError().plus(SLOWEST).isPositive())
                .toList();
        if (living.isEmpty()) return List.of();
        List<SignedRecord> missed = new ArrayList<>();
        int[] waiting = {0};
        for (SignedRecord record : List.copyOf(archive.records()))
            for (Resident reader : some(living, readers, Chance.key(record.id()))) {
                waiting[0]++;
                archive.get(reader, record, (wanted, right) -> {
                    waiting[0]--;
                    if (!right) missed.add(wanted);
                });
            }
        stage.runUntil(() -> waiting[0] == 0, LAST);
        stage.require("every get ends", waiting[0] == 0, () -> waiting[0] + " have not ended");
        return missed.stream().distinct().toList();
    }

    private List<Resident> some(List<Resident> living, int many, long occasion) {
        if (many >= living.size()) return living;
        int first = Chance.below(Chance.draw(universe.seed(), occasion), living.size());
        List<Resident> some = new ArrayList<>();
        for (int i = 0; i < many; i++) some.add(living.get((first + i * living.size() / many) % living.size()));
        return some;
    }
}
