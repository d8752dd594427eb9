package io.folkmoot.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SimulatedStoreTest extends RecordStoreContract {
    private final World world = World.withSeed(1);
    private int disks;

    @AfterEach
    void endTheWorld() {
        assertThat(world.errors()).isEmpty();
        world.close();
    }

    @Override
    RecordStore open(Allowance allowance) {
        return new SimulatedDisk(world, "disk " + disks++).open(allowance);
    }

    @Override
    void await(Answer<?> answer) {
        assertThat(world.runUntil(answer::isThere, Duration.ofMinutes(1)))
                .as("in time")
                .isTrue();
    }

    @Override
    void together(List<Runnable> tasks) {
        tasks.forEach(Runnable::run);
    }

    /** Nothing happens while no time passes. */
    @Override
    Runnable stall(RecordStore stalled) {
        return () -> {};
    }
}
