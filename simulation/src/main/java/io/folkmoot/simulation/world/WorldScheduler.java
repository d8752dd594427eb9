package io.folkmoot.simulation.world;

import com.typesafe.config.Config;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.Scheduler;
import org.apache.pekko.actor.SchedulerException;
import org.apache.pekko.actor.SchedulerTask;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** Made by Pekko, by name, for every actor system: its timers are the world's. */
final class WorldScheduler extends AbstractScheduler implements Closeable {
    /** A timer may be set for every nanosecond. */
    private static final double FREQUENCY = 1e9;

    private final World world;
    private final List<Once> onClose = new ArrayList<>();
    private boolean closed;

    WorldScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
        world = Worlds.of(config);
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
        checkOpen();
        Once once = new Once(task, executor);
        once.start(delay.toNanos());
        if (task instanceof Scheduler.TaskRunOnClose) {
            onClose.removeIf(Once::isDone);
            onClose.add(once);
        }
        return once;
    }

    /** Deprecated for callers, but what every other kind of repetition stands on. */
    @Override
    @SuppressWarnings("deprecation")
    public Cancellable schedule(
            FiniteDuration initialDelay, FiniteDuration interval, Runnable task, ExecutionContext executor) {
        checkOpen();
        Repeated repeated = new Repeated(interval.toNanos(), task, executor);
        repeated.start(initialDelay.toNanos());
        return repeated;
    }

    @Override
    public double maxFrequency() {
        return FREQUENCY;
    }

    /** Nothing fires any more, but for the tasks that ask to be run now. */
    @Override
    public void close() {
        closed = true;
        for (Once once : onClose) if (once.cancel()) once.task.run();
        onClose.clear();
    }

    private void checkOpen() {
        // The type by which Pekko's dispatchers recognise that they have to end at once.
        if (closed) throw new IllegalStateException("cannot enqueue after timer shutdown");
    }

    private abstract class Scheduled implements Cancellable {
        final Runnable task;
        final ExecutionContext executor;
        private Timer timer = () -> false;
        private boolean cancelled;

        Scheduled(Runnable task, ExecutionContext executor) {
            this.task = task;
            this.executor = executor;
        }

        final void start(long delay) {
            timer = world.afterNanos(delay, () -> {
                if (!closed) fire();
            });
        }

        abstract void fire();

        abstract boolean isDone();

        @Override
        public boolean cancel() {
            world.checkThread();
            if (cancelled || isDone()) return false;
            cancelled = true;
            timer.cancel();
            if (task instanceof SchedulerTask heeding) heeding.cancelled();
            return true;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    private final class Once extends Scheduled {
        private boolean done;

        Once(Runnable task, ExecutionContext executor) {
            super(task, executor);
        }

        @Override
        void fire() {
            done = true;
            executor.execute(task);
        }

        @Override
        boolean isDone() {
            return done || isCancelled();
        }
    }

    private final class Repeated extends Scheduled {
        private final long interval;
        private boolean over;

        Repeated(long interval, Runnable task, ExecutionContext executor) {
            super(task, executor);
            this.interval = interval;
        }

        @Override
        void fire() {
            executor.execute(this::once);
        }

        private void once() {
            if (isCancelled()) return;
            try {
                task.run();
            } catch (SchedulerException e) {
                // How a task says that it has nobody to talk to any more.
                over = true;
            }
            if (!over && !isCancelled()) start(interval);
        }

        @Override
        boolean isDone() {
            return over;
        }
    }
}
