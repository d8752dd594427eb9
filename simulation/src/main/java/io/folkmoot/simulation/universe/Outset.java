package io.folkmoot.simulation.universe;

import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.world.Ties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How a universe begins; everything but the seed has a usual value. */
public record Outset(
        long seed,
        int peers,
        Duration pace,
        Ties ties,
        Systems systems,
        Conditions conditions,
        Map<String, String> settings) {

    /** What the actors of a peer run in. */
    public enum Systems {
        /** Each peer in an actor system of its own, as in production. */
        ONE_EACH,
        /** All in one, for worlds that would not fit otherwise. */
        SHARED
    }

    public Outset {
        settings = new LinkedHashMap<>(settings);
    }

    static Outset of(long seed) {
        return new Outset(
                seed, 0, Duration.ofMillis(20), Ties.ARRIVAL, Systems.ONE_EACH, Conditions.GOOD, new LinkedHashMap<>());
    }

    /** So many are there and have joined when the story begins. */
    public Outset peers(int many) {
        return new Outset(seed, many, pace, ties, systems, conditions, settings);
    }

    /** How long one waits after the one before until it joins. */
    public Outset pace(Duration between) {
        return new Outset(seed, peers, between, ties, systems, conditions, settings);
    }

    public Outset ties(Ties other) {
        return new Outset(seed, peers, pace, other, systems, conditions, settings);
    }

    public Outset systems(Systems other) {
        return new Outset(seed, peers, pace, ties, other, conditions, settings);
    }

    public Outset conditions(Conditions everywhere) {
        return new Outset(seed, peers, pace, ties, systems, everywhere, settings);
    }

    /** One setting of every peer, by its name in the configuration. */
    public Outset set(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new Outset(seed, peers, pace, ties, systems, conditions, more);
    }

    /** The peers are settled when it returns. */
    public Universe open() {
        Universe universe = new Universe(this);
        universe.settle(peers);
        return universe;
    }

    /** Opens it, tells the story, and ends it. */
    public void run(Consumer<Universe> story) {
        try (Universe universe = open()) {
            story.accept(universe);
        }
    }
}
