package io.folkmoot.simulation.world;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The living worlds of this JVM by name: Pekko makes its parts by class name and hands them nothing but configuration. */
final class Worlds {
    static final String PATH = "folkmoot.simulation.world";

    private static final Map<String, World> LIVING = new ConcurrentSkipListMap<>();
    private static final AtomicLong NUMBER = new AtomicLong();

    private Worlds() {}

    static String register(World world) {
        String id = "world-" + NUMBER.incrementAndGet();
        LIVING.put(id, world);
        return id;
    }

    static void forget(String id) {
        LIVING.remove(id);
    }

    static World of(Config config) {
        String id = config.getString(PATH);
        World world = LIVING.get(id);
        if (world == null) throw new IllegalStateException(id + " is over");
        return world;
    }
}
