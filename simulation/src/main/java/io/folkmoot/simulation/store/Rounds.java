package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.simulation.world.Timer;
import io.folkmoot.simulation.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store's work in virtual time, round by round: one takes all calls that wait, and ends when the disk has synced. */
final class Rounds {
    private final World world;
    private final SimulatedDisk disk;
    private final Desk desk;
    private final int most;
    private final Queue<Call<?>> waiting = new ArrayDeque<>();
    private final List<Call<?>> underWay = new ArrayList<>();
    private @Nullable Timer next;
    private boolean open = true;
    private boolean vanished;

    Rounds(World world, SimulatedDisk disk, Desk desk, int most) {
        this.world = world;
        this.disk = disk;
        this.desk = desk;
        this.most = most;
    }

    <A> void call(Supplier<Result<A>> work, Consumer<Result<A>> done) {
        world.checkThread();
        if (vanished) return;
        if (!open) {
            done.accept(new Result.Failed<>(Problem.CLOSED, "the store is closed"));
        } else if (waiting.size() >= most) {
            done.accept(new Result.Failed<>(Problem.BUSY, "more than " + most + " calls are waiting"));
        } else {
            waiting.add(new Call<>(work, done));
            if (next == null) next = world.after(disk.readTime(), this::begin);
        }
    }

    private void begin() {
        underWay.addAll(waiting);
        waiting.clear();
        underWay.forEach(Call::carryOut);
        if (desk.write()) next = world.afterNanos(disk.syncNanos(), this::end);
        else end();
    }

    private void end() {
        desk.synced().ifPresent(problem -> underWay.forEach(call -> call.fail(problem)));
        List<Call<?>> answered = List.copyOf(underWay);
        underWay.clear();
        // Before anybody hears of it: a consumer may call again.
        next = waiting.isEmpty() || !open ? null : world.after(disk.readTime(), this::begin);
        answered.forEach(Call::answer);
    }

    void close() {
        if (!open) return;
        open = false;
        if (next != null) next.cancel();
        if (!underWay.isEmpty()) end();
        while (!waiting.isEmpty()) {
            begin();
            if (next != null) next.cancel();
            if (!underWay.isEmpty()) end();
        }
        next = null;
    }

    void vanish() {
        open = false;
        vanished = true;
        if (next != null) next.cancel();
        waiting.clear();
        underWay.clear();
    }

    boolean areOpen() {
        return open;
    }

    /** One call: what it does, what came of it, and who wants to know. */
    private static final class Call<A> {
        private final Supplier<Result<A>> work;
        private final Consumer<Result<A>> done;
        private @Nullable Result<A> result;

        Call(Supplier<Result<A>> work, Consumer<Result<A>> done) {
            this.work = work;
            this.done = done;
        }

        void carryOut() {
            result = work.get();
        }

        void fail(Result.Failed<?> failure) {
            result = new Result.Failed<>(failure.problem(), failure.text());
        }

        void answer() {
            if (result == null) throw new IllegalStateException("a call that was never carried out is answered");
            done.accept(result);
        }
    }
}
