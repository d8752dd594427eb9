package io.folkmoot.simulation.world;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.BootstrapSetup;

/**
 * Pekko's configuration for one world: every dispatcher that the resolved configuration knows, whoever brought it, runs on
 * the world. Listing them by hand would forget the one that a new library brings.
 */
final class WorldConfig {
    /**
     * Whatever would start a thread, wait, or read a real clock is off; errors are heard by other means. The logger named is
     * the one that needs no actor, because Pekko waits for the others; an empty list would mean its own default. No
     * extension is loaded before somebody wants it: serialization is for other JVMs, and whatever else lies on the class
     * path would wait at its start, as streams do, or change the trace.
     */
    private static final Config QUIET = ConfigFactory.parseString(
            """
            pekko {
              scheduler.implementation = "%s"
              loggers = ["org.apache.pekko.event.Logging$StandardOutLogger"]
              use-slf4j = off
              loglevel = OFF
              stdout-loglevel = OFF
              log-dead-letters = 0
              jvm-shutdown-hooks = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              jvm-exit-on-fatal-error = off
              daemonic = on
              library-extensions = []
              java-flight-recorder.enabled = false
              extensions = []
              actor.default-mailbox.mailbox-type = "%s"
              actor.typed.default-mailbox.mailbox-type = "%s"
            }
            """.formatted(WorldScheduler.class.getName(), WorldMailbox.class.getName(), WorldMailbox.class.getName()));

    /** One message a turn is the finest interleaving; a deadline would have the mailbox read the real clock. */
    private static final Config DISPATCHER =
            ConfigFactory.parseString("""
            type = Dispatcher
            executor = "%s"
            throughput = 1
            throughput-deadline-time = 0ms
            """.formatted(WorldExecutorConfigurator.class.getName()));

    private static final List<String> THREADED = List.of("Dispatcher", "PinnedDispatcher", "BalancingDispatcher");

    private final Config name;
    private Config settings = ConfigFactory.empty();
    private Config forced;

    WorldConfig(String world) {
        name = ConfigFactory.parseMap(Map.of(Worlds.PATH, world));
        forced = force(settings);
    }

    BootstrapSetup setup(Config wanted) {
        return BootstrapSetup.create(Optional.of(WorldLoader.SHARED), Optional.of(over(wanted)), Optional.empty());
    }

    /** The last one is kept, because a world of ten thousand peers has one and walking it takes milliseconds. */
    @SuppressWarnings("ReferenceEquality") // comparing contents costs as much as walking them
    private Config over(Config wanted) {
        if (wanted != settings) {
            forced = force(wanted);
            settings = wanted;
        }
        return forced;
    }

    private Config force(Config wanted) {
        Config whole = name.withFallback(QUIET)
                .withFallback(wanted)
                .withFallback(ConfigFactory.defaultReference(WorldLoader.SHARED))
                .resolve();
        List<String> dispatchers = new ArrayList<>();
        collect(whole.root(), List.of(), dispatchers);
        Config result = whole;
        for (String path : dispatchers) result = DISPATCHER.atPath(path).withFallback(result);
        return result;
    }

    private static void collect(ConfigObject object, List<String> path, List<String> found) {
        if (isDispatcher(object)) found.add(ConfigUtil.joinPath(path));
        for (Map.Entry<String, ConfigValue> entry : object.entrySet())
            if (entry.getValue() instanceof ConfigObject inner) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(entry.getKey());
                collect(inner, deeper, found);
            }
    }

    private static boolean isDispatcher(ConfigObject object) {
        ConfigValue executor = object.get("executor");
        if (executor != null && executor.valueType() == ConfigValueType.STRING) return true;
        ConfigValue type = object.get("type");
        return type != null
                && type.valueType() == ConfigValueType.STRING
                && THREADED.contains((String) type.unwrapped());
    }
}
