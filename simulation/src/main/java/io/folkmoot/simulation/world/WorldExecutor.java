package io.folkmoot.simulation.world;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** What Pekko takes for a pool of threads: every task becomes a turn of the world. */
final class WorldExecutor extends AbstractExecutorService {
    private final World world;
    private boolean over;

    WorldExecutor(World world) {
        this.world = world;
    }

    @Override
    public void execute(Runnable task) {
        world.execute(task);
    }

    @Override
    public void shutdown() {
        over = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        over = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return over;
    }

    @Override
    public boolean isTerminated() {
        return over;
    }

    /** There is no thread to wait for. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return over;
    }
}
