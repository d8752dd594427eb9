package io.folkmoot.simulation.world;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Made by Pekko, by name, for every dispatcher: leads its tasks into the world that the configuration names. */
final class WorldExecutorConfigurator extends ExecutorServiceConfigurator {
    private final World world;

    WorldExecutorConfigurator(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        world = Worlds.of(prerequisites.settings().config());
    }

    /** Turns off the batching of callbacks: each is a turn of its own. */
    @Override
    public boolean isVirtualized() {
        return true;
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
        return () -> new WorldExecutor(world);
    }
}
