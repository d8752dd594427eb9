package io.folkmoot.simulation.universe;

import io.folkmoot.persistence.records.Notes;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The notes of one peer, from one life to the next. */
final class Diary {
    private final World world;
    private final Map<String, Bytes> pages = new TreeMap<>();

    Diary(World world) {
        this.world = world;
    }

    void burn() {
        pages.clear();
    }

    void write(String name, Bytes content) {
        pages.put(name, content);
    }

    Notes open(Fence fence) {
        return new Notes() {
            @Override
            public void read(String name, Consumer<Optional<Bytes>> done) {
                Consumer<Optional<Bytes>> heard = fence.around(done);
                world.after(MemoryShelf.DISK, () -> heard.accept(Optional.ofNullable(pages.get(name))));
            }

            @Override
            public void write(String name, Bytes content) {
                if (fence.isDown()) return;
                world.after(MemoryShelf.DISK, () -> {
                    if (!fence.swallows()) pages.put(name, content);
                });
            }
        };
    }
}
