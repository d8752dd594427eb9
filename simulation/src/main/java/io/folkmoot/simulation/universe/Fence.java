package io.folkmoot.simulation.universe;

import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.simulation.world.Chance;
import java.util.function.Consumer;

/**
 * Stands between one life of a peer and the world: once it is down, nothing of that life reaches anybody. What it had
 * under way with its disk then still happens, or where that is torn, each piece by luck.
 */
final class Fence {
    private final long luck;
    private boolean down;
    private boolean torn;
    private long pieces;

    Fence(long luck) {
        this.luck = luck;
    }

    boolean isDown() {
        return down;
    }

    void close(boolean tearing) {
        down = true;
        torn = tearing;
    }

    /** Whether a piece of what was under way comes to nothing. */
    boolean swallows() {
        return torn && Chance.unit(Chance.draw(luck, pieces++)) < 0.5;
    }

    <T> Consumer<T> around(Consumer<T> consumer) {
        return value -> {
            if (!down) consumer.accept(value);
        };
    }

    <A> Rule<A> through(Rule<A> rule) {
        return held -> {
            Step<A> step = rule.decide(held);
            return swallows() ? new Step<>(held, step.answer()) : step;
        };
    }
}
