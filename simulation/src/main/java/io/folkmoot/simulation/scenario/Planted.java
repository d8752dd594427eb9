package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Faults;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A demonstration: peers whose stores have a bug keep records while machines are lost one after the other. It is not listed,
 * and shows how a bug is found and made small; without the bug it holds.
 */
final class Planted implements Scenario {
    private static final Knob BUG = new Knob("bug", "1 plants it, 0 leaves it out.", 1, 0, 1);
    private static final Knob RECORDS = new Knob("records", "How many are put at the beginning.", 8, 1, 1_000);
    private static final Knob CRASHES =
            new Knob("crashes", "How many machines an hour are lost with all that they hold.", 8, 0, 1_000);

    /** Newcomers are given what they shall hold a minute after they came, or a few if packets get lost. */
    private static final Duration REPAIR = Duration.ofMinutes(10);

    /** A machine that is back before anybody missed it is given what it lacks within the hour only. */
    private static final Duration MISSED = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Put(int author, TableKey key) {}

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public String summary() {
        return "A planted bug in the store loses records that nobody misses for hours.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(BUG, RECORDS, CRASHES);
    }

    @Override
    public Size usual() {
        return new Size(12, 8);
    }

    @Override
    public List<Fault> faults(Plan plan) {
        double crashes = plan.knobs().getOrDefault(CRASHES.name(), CRASHES.usual());
        var blend = new Faults.Blend(crashes, 0, 0, 0.2, 1, 0.5, 0.5, 0);
        return Faults.drawn(plan.seed(), blend, plan.peers(), plan.time()).stream()
                .map(Planted::worse)
                .toList();
    }

    private static Fault worse(Fault fault) {
        return fault instanceof Fault.Crash crash
                ? new Fault.Crash(crash.at(), crash.peer(), MISSED.plus(crash.away()), Fault.Kept.NOTHING)
                : fault;
    }

    /** What a mesh can outlive: the next machine is lost when what the last one held is with others again. */
    private static List<Fault> oneByOne(List<Fault> faults, Plan plan) {
        List<Fault> fair = new ArrayList<>();
        Duration repaired = REPAIR;
        for (Fault fault : faults)
            if (fault.at().compareTo(plan.time()) >= 0) break;
            else if (!(fault instanceof Fault.Crash crash)) fair.add(fault);
            else if (isFair(crash, plan) && crash.at().compareTo(repaired) >= 0) {
                fair.add(crash);
                repaired = crash.at().plus(crash.away()).plus(REPAIR);
            }
        return fair;
    }

    private static boolean isFair(Fault.Crash crash, Plan plan) {
        return crash.peer() < plan.peers() && plan.peers() > 1 && crash.away().compareTo(MISSED) >= 0;
    }

    @Override
    public void play(Stage stage) {
        boolean planted = stage.whole(BUG.name()) == 1;
        Universe universe =
                stage.open(outset -> outset.realCryptography(stage.plan().realCryptography())
                        .alteration((whose, parts) -> planted ? withBug(parts) : parts));
        stage.settle();
        List<Put> acknowledged = put(stage);
        universe.suffer(oneByOne(stage.faults(), stage.plan()));
        stage.phase("losing machines");
        stage.runFor(stage.plan().time());
        stage.runUntil(() -> !universe.afflicted(), stage.plan().time());
        universe.runFor(REPAIR);
        look(stage, acknowledged);
    }

    private static Peer.Parts withBug(Peer.Parts parts) {
        return new Peer.Parts(
                parts.key(),
                parts.self(),
                parts.settings(),
                parts.entrances(),
                parts.wire(),
                new OneShort(parts.store()),
                parts.notes(),
                parts.validator(),
                parts.wallClock(),
                parts.clock(),
                parts.dice());
    }

    private static List<Put> put(Stage stage) {
        Universe universe = stage.universe();
        List<Put> acknowledged = new ArrayList<>();
        int many = stage.whole(RECORDS.name());
        for (int i = 0; i < many; i++) {
            Resident author = universe.resident(i % universe.residents().size());
            String slot = "record " + i;
            author.put(slot, Bytes.utf8(slot), published -> {
                if (published.outcome() instanceof Outcome.Stored stored && stored.state() == Outcome.Storing.DONE)
                    acknowledged.add(new Put(author.number(), author.slot(slot)));
            });
        }
        stage.runUntil(() -> acknowledged.size() == many, PATIENCE);
        return acknowledged;
    }

    /** At the end only, since whoever reads a record also brings it to those who lack it. */
    private static void look(Stage stage, List<Put> acknowledged) {
        for (Put put : acknowledged)
            stage.require(
                    "what was acknowledged can be read",
                    isRead(stage.universe(), put.key()),
                    () -> "record " + put.key() + " of peer " + put.author() + " is held by nobody");
    }

    private static boolean isRead(Universe universe, TableKey key) {
        for (Resident reader : universe.living()) if (isRead(universe, reader, key)) return true;
        return false;
    }

    private static boolean isRead(Universe universe, Resident reader, TableKey key) {
        List<Outcome> outcomes = new ArrayList<>();
        reader.get(key, outcomes::add);
        universe.runUntil(() -> !outcomes.isEmpty(), PATIENCE);
        return outcomes.stream()
                .anyMatch(outcome ->
                        outcome instanceof Outcome.Values values && values.certainty() == Outcome.Certainty.FOUND);
    }
}
