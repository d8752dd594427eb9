package io.folkmoot.simulation.scenario;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.universe.Findings;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What was acknowledged to its author as stored, and must from then on be found, in this or a newer version. */
final class Archive {
    private final Universe universe;
    private final Map<String, SignedRecord> newest = new TreeMap<>();
    final Shares puts;
    final Shares gets;

    Archive(Universe universe, Duration interval) {
        this.universe = universe;
        puts = new Shares("puts", interval);
        gets = new Shares("gets", interval);
    }

    void put(Resident author, String slot, String text) {
        author.put(slot, Bytes.utf8(text), published -> {
            boolean stored = Findings.isStored(published.outcome());
            puts.add(universe.now(), stored ? 1 : 0);
            if (stored) published.record().ifPresent(record -> acknowledged(name(author, slot), record));
        });
    }

    private static String name(Resident author, String slot) {
        return author.number() + "/" + slot;
    }

    private void acknowledged(String name, SignedRecord record) {
        newest.merge(name, record, (one, other) -> one.sequence() > other.sequence() ? one : other);
    }

    int size() {
        return newest.size();
    }

    Collection<SignedRecord> records() {
        return newest.values();
    }

    Optional<SignedRecord> any(int number) {
        return newest.isEmpty()
                ? Optional.empty()
                : newest.values().stream().skip(number % newest.size()).findFirst();
    }

    /** Reads what was acknowledged, and says whether this or something newer was there. */
    void get(Resident reader, SignedRecord wanted, BiConsumer<SignedRecord, Boolean> then) {
        TableKey key = wanted.key();
        reader.get(key, outcome -> {
            boolean right = Findings.note(outcome)
                    .filter(found -> found.sequence() >= wanted.sequence())
                    .isPresent();
            gets.add(universe.now(), right ? 1 : 0);
            then.accept(wanted, right);
        });
    }

    /** Those that no living peer near their key holds any more, in this or a newer version. Lets time pass. */
    List<SignedRecord> lost(int near) {
        return sparse(near, 1);
    }

    /** Those of which fewer than so many of the living near their key hold this or a newer version. Lets time pass. */
    List<SignedRecord> sparse(int near, int copies) {
        List<SignedRecord> sparse = new ArrayList<>();
        for (SignedRecord record : List.copyOf(newest.values())) {
            if (universe.census().copies(record, near) < copies && newest.containsValue(record)) sparse.add(record);
        }
        return sparse;
    }
}
