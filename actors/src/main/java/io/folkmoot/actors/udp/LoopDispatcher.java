package io.folkmoot.actors.udp;

import com.typesafe.config.Config;
import io.netty.channel.EventLoop;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.dispatch.Dispatcher;
import org.apache.pekko.dispatch.Dispatchers;
import org.apache.pekko.dispatch.ExecutorServiceFactory;
import org.apache.pekko.dispatch.ExecutorServiceFactoryProvider;
import org.apache.pekko.dispatch.MessageDispatcher;
import org.apache.pekko.dispatch.MessageDispatcherConfigurator;
import org.apache.pekko.dispatch.MonitorableThreadFactory;
import scala.concurrent.duration.FiniteDuration;

/**
 * Lets actors take their turns on the thread that reads and writes their wire. What they do with a packet is less than what
 * waking another thread for it costs, and what they send in one round leaves in one call of the system.
 */
public final class LoopDispatcher extends MessageDispatcherConfigurator {
    /** As many as one read brings; then the thread looks at its socket again. */
    private static final int THROUGHPUT = 32;

    private static final FiniteDuration SHUTDOWN = FiniteDuration.create(1, TimeUnit.SECONDS);

    private final MessageDispatcher dispatcher;

    private LoopDispatcher(Dispatchers dispatchers, Config config, String id, EventLoop loop) {
        super(config, dispatchers.prerequisites());
        this.dispatcher = new Dispatcher(
                this, id, THROUGHPUT, FiniteDuration.Zero(), new Turns(loop, fatal(dispatchers)), SHUTDOWN);
    }

    /** For the links of this wire. Wires on one thread share one. */
    public static DispatcherSelector of(ActorSystem<?> system, UdpWire wire) {
        Dispatchers dispatchers = system.classicSystem().dispatchers();
        String id = "folkmoot." + wire.threadName();
        if (!dispatchers.hasDispatcher(id))
            dispatchers.registerConfigurator(
                    id, new LoopDispatcher(dispatchers, dispatchers.defaultDispatcherConfig(), id, wire.thread()));
        return DispatcherSelector.fromConfig(id);
    }

    /** What the actor system does with errors that end no single actor; the loop itself would only log them. */
    private static UncaughtExceptionHandler fatal(Dispatchers dispatchers) {
        return ((MonitorableThreadFactory) dispatchers.prerequisites().threadFactory()).exceptionHandler();
    }

    @Override
    public MessageDispatcher dispatcher() {
        return dispatcher;
    }

    /** The thread as an executor that does not end with the actors: it belongs to the wires. */
    private static final class Turns extends AbstractExecutorService
            implements ExecutorServiceFactoryProvider, ExecutorServiceFactory {
        private final EventLoop loop;
        private final UncaughtExceptionHandler fatal;

        Turns(EventLoop loop, UncaughtExceptionHandler fatal) {
            this.loop = loop;
            this.fatal = fatal;
        }

        @Override
        public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
            return this;
        }

        @Override
        public ExecutorService createExecutorService() {
            return this;
        }

        @Override
        public void execute(Runnable turn) {
            loop.execute(() -> {
                try {
                    turn.run();
                } catch (Throwable e) {
                    fatal.uncaughtException(Thread.currentThread(), e);
                }
            });
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return loop.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return loop.isTerminated();
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }
}
