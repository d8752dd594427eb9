package io.folkmoot.simulation.peer;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a peer keeps from one life to the next: its records and notes. Each call takes a disk's while. */
final class Belongings {
    private static final Duration DISK = Duration.ofMillis(1);

    private final World world;
    private final PublicKey owner;
    private RecordStore store;
    private final Map<String, Bytes> pages = new TreeMap<>();

    Belongings(World world, PublicKey owner) {
        this.world = world;
        this.owner = owner;
        this.store = empty();
    }

    private RecordStore empty() {
        return MemoryStore.open(Allowance.of(owner, 64 << 20), task -> world.after(DISK, task));
    }

    void loseRecords() {
        store = empty();
    }

    RecordStore store() {
        return store;
    }

    Notes notes() {
        return new Notes() {
            @Override
            public void read(String name, Consumer<Optional<Bytes>> done) {
                world.after(DISK, () -> done.accept(Optional.ofNullable(pages.get(name))));
            }

            @Override
            public void write(String name, Bytes content) {
                pages.put(name, content);
            }
        };
    }
}
