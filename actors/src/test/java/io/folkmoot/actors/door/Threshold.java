package io.folkmoot.actors.door;

import io.folkmoot.actors.wire.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/** A door with nobody real on either side, and a clock that stands still until it is moved. */
final class Threshold {
    static final long SEED = 20_261_121;

    final Outbox wire = new Outbox();
    final Hall rooms = new Hall();
    final Door door;
    private long now;

    Threshold() {
        this(Door.Settings.defaults());
    }

    Threshold(Door.Settings settings) {
        this(settings, 0);
    }

    Threshold(Door.Settings settings, long start) {
        this.now = start;
        this.door = new Door(Packets.SELF, settings, () -> now, new SplittableRandom(SEED), wire, rooms);
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    void receive(Path from, byte[] packet) {
        door.received(from, packet);
    }

    void receive(Path from, byte[] packet, int times) {
        for (int i = 0; i < times; i++) receive(from, packet);
    }

    long dropped(Drop reason) {
        return door.drops().of(reason);
    }

    long dropped() {
        return door.drops().snapshot().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
