package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.simulation.universe.Findings;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever crashes, the peer goes on, and says what crashed how often. */
class CrashStormTest {
    private static final int PEERS = 10;
    /** A branch may crash twice in any minute. */
    private static final long BRANCH_PAUSE = Duration.ofSeconds(31).toNanos();

    private static final List<Part> SMALL = List.of(Part.BUCKET, Part.LOOKUP, Part.LINK, Part.BUCKET, Part.LOOKUP);
    private static final List<Part> BRANCHES =
            List.of(Part.RECORDS, Part.TABLE, Part.LINKS, Part.LOOKUPS, Part.RECORDS);

    private final Brittle brittle = new Brittle();
    private final Universe universe = Universe.withSeed(23).alteration(brittle).open();
    private final RandomGenerator dice = universe.world().random("the storm");
    private final Map<String, Long> lastOfBranch = new LinkedHashMap<>();
    private final Map<String, String> acknowledged = new TreeMap<>();
    private final List<Outcome> reads = new ArrayList<>();
    private final List<Outcome> writes = new ArrayList<>();
    private long lookupsBroken;
    private int slots;

    @AfterEach
    void end() {
        // Of searches and meetings, which end with their crash; that none is more than was injected, the counts show.
        assertThat(universe.world().errors())
                .as(universe.toString())
                .allSatisfy(error -> assertThat(error.where()).containsPattern("/(lookup|meeting)-[0-9]+$"));
        universe.close();
    }

    @Test
    void aHundredCrashesUnderLoadAreCountedAndNamedAndThePeersServe() {
        storm(100);
    }

    @Test
    @Tag("slow")
    void aThousandCrashesUnderLoadAreCountedAndNamedAndThePeersServe() {
        storm(1_000);
    }

    private void storm(int crashes) {
        Village.settle(universe, PEERS);
        for (int i = 0; i < crashes; i++) {
            load();
            crash(i);
        }
        universe.world().runFor(Duration.ofSeconds(30));
        assertThatAllAreCounted(crashes);
        assertThatPeersServed();
        universe.world().runFor(Duration.ofMinutes(2));
        for (Resident one : universe.residents())
            assertThat(one.health().state())
                    .as("%s, %s", one, universe.toString())
                    .isEqualTo(Health.State.OK);
        assertThatEverythingIsThere();
    }

    /** One puts and one gets, in each round. */
    private void load() {
        Resident writer = anybody();
        String slot = "slot-" + slots++;
        writer.put(slot, Bytes.utf8("of " + slot), published -> {
            writes.add(published.outcome());
            if (published.outcome() instanceof Outcome.Stored(var ref, var state, var c, var n, var r, var course)
                    && state == Outcome.Storing.DONE) acknowledged.put(slot, writer.toString());
        });
        if (acknowledged.isEmpty()) return;
        String known = List.copyOf(acknowledged.keySet()).get(dice.nextInt(acknowledged.size()));
        anybody().seek(new Search.Value(author(known).slot(known), Optional.of(Kind.NOTE), Level.LATEST), reads::add);
    }

    private void crash(int round) {
        Resident victim = anybody();
        Part part = part(victim, round);
        if (part == Part.LOOKUPS) {
            lookupsBroken++;
            breakLookups(victim);
        } else {
            brittle.breakNext(victim, part);
        }
        // Some parts run only when there is work for them.
        for (int tries = 0; tries < 100 && brittle.isArmed(victim); tries++) {
            work(victim);
            universe.world().runUntil(() -> !brittle.isArmed(victim), Duration.ofSeconds(2));
        }
        assertThat(brittle.isArmed(victim))
                .as("round %d: %s of %s never ran, %s", round, part, victim, universe.toString())
                .isFalse();
        universe.world().runFor(Duration.ofMillis(500 + dice.nextInt(500)));
    }

    private void work(Resident victim) {
        victim.seek(new Search.Nodes(anybody().id()), outcome -> {});
        anybody().put("busy-" + dice.nextInt(20), Bytes.utf8("work"), published -> {});
    }

    /** As a caller inside of the process does who has a defect of his own. */
    @SuppressWarnings("NullAway")
    private static void breakLookups(Resident victim) {
        victim.tell(new Peer.Seek(new Lookups.GetCounts(null)));
    }

    private Part part(Resident victim, int round) {
        Part part = round % 4 == 3 ? any(BRANCHES) : any(SMALL);
        if (!BRANCHES.contains(part)) return part;
        long now = universe.world().nanos();
        String name = victim + " " + part;
        Long last = lastOfBranch.get(name);
        if (last != null && now - last < BRANCH_PAUSE) return Part.BUCKET;
        lastOfBranch.put(name, now);
        return part;
    }

    private void assertThatAllAreCounted(int crashes) {
        Map<String, Long> counted = new TreeMap<>();
        for (Resident one : universe.residents())
            one.status().crashes().forEach((part, count) -> counted.merge(part, count, Long::sum));
        Map<String, Long> injected = new TreeMap<>();
        brittle.fired().forEach((part, count) -> injected.put(part.word(), count));
        if (lookupsBroken > 0) injected.put(Part.LOOKUPS.word(), lookupsBroken);
        assertThat(counted).as(universe.toString()).isEqualTo(injected);
        assertThat(counted.values().stream().mapToLong(count -> count).sum()).isEqualTo(crashes);
        assertThat(counted).as(universe.toString()).hasSizeGreaterThanOrEqualTo(6);
    }

    private void assertThatPeersServed() {
        assertThat(universe.residents())
                .allSatisfy(one -> assertThat(one.endings()).isEmpty());
        assertThat(writes).as(universe.toString()).hasSize(slots);
        long found = reads.stream()
                .filter(outcome -> Findings.text(outcome).isPresent())
                .count();
        assertThat(acknowledged.size()).as(universe.toString()).isGreaterThan(slots * 9 / 10);
        assertThat(found).as(universe.toString()).isGreaterThan(reads.size() * 9L / 10);
    }

    private void assertThatEverythingIsThere() {
        for (String slot : acknowledged.keySet())
            assertThat(anybody().get(author(slot), slot))
                    .as("%s, %s", slot, universe.toString())
                    .contains("of " + slot);
    }

    private Resident author(String slot) {
        String name = acknowledged.get(slot);
        return universe.residents().stream()
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Resident anybody() {
        return any(universe.residents());
    }

    private <T> T any(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }
}
