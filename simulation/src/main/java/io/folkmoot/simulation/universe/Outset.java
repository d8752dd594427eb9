package io.folkmoot.simulation.universe;

import io.folkmoot.simulation.crypto.Cryptography;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.world.Ties;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How a universe begins; everything but the seed has a usual value. None changes: each setting gives another outset. */
public final class Outset {
    private final long seed;
    private final Map<String, String> settings;
    private int peers;
    private Duration pace = Duration.ofMillis(20);
    private Ties ties = Ties.ARRIVAL;
    private Systems systems = Systems.ONE_EACH;
    private Conditions conditions = Conditions.GOOD;
    private Cryptography cryptography = Cryptography.real();
    private boolean disks;
    private Duration skew = Duration.ZERO;
    private double drift;
    private Alteration alteration = Alteration.NONE;

    /** What the actors of a peer run in. */
    public enum Systems {
        /** Each peer in an actor system of its own, as in production. */
        ONE_EACH,
        /** All in one, for worlds that would not fit otherwise. */
        SHARED
    }

    Outset(long seed) {
        this.seed = seed;
        settings = new LinkedHashMap<>();
    }

    private Outset(Outset other) {
        seed = other.seed;
        settings = new LinkedHashMap<>(other.settings);
        peers = other.peers;
        pace = other.pace;
        ties = other.ties;
        systems = other.systems;
        conditions = other.conditions;
        cryptography = other.cryptography;
        disks = other.disks;
        skew = other.skew;
        drift = other.drift;
        alteration = other.alteration;
    }

    private Outset with(Consumer<Outset> change) {
        Outset changed = new Outset(this);
        change.accept(changed);
        return changed;
    }

    /** So many are there and have joined when the story begins. */
    public Outset peers(int many) {
        return with(outset -> outset.peers = many);
    }

    /** How long one waits after the one before until it joins. */
    public Outset pace(Duration between) {
        return with(outset -> outset.pace = between);
    }

    public Outset ties(Ties other) {
        return with(outset -> outset.ties = other);
    }

    public Outset systems(Systems other) {
        return with(outset -> outset.systems = other);
    }

    public Outset conditions(Conditions everywhere) {
        return with(outset -> outset.conditions = everywhere);
    }

    /** As in production, or a stand-in of the same sizes and refusals at a fraction of the cost. */
    public Outset realCryptography(boolean real) {
        return cryptography(real ? Cryptography.real() : Cryptography.standIn(seed));
    }

    public Outset cryptography(Cryptography other) {
        return with(outset -> outset.cryptography = other);
    }

    /** Records lie on simulated disks, which fail as disks do; else in memory, which outlives its peer all the same. */
    public Outset disks(boolean simulated) {
        return with(outset -> outset.disks = simulated);
    }

    /** The clocks that people read are wrong by up to so much, either way. */
    public Outset skew(Duration most) {
        return with(outset -> outset.skew = most);
    }

    /**
     * All clocks run too fast or too slow by up to this part; quartz does by some 0.00005. Timers go by the world's time all
     * the same, so that one may ring a little before or after what its peer's clock says.
     */
    public Outset drift(double most) {
        if (!(most >= 0 && most < 1)) throw new IllegalArgumentException("clocks that drift by " + most);
        return with(outset -> outset.drift = most);
    }

    /** For whoever needs some peers to be other than usual. */
    public Outset alteration(Alteration other) {
        return with(outset -> outset.alteration = other);
    }

    /** One setting of every peer, by its name in the configuration. */
    public Outset set(String key, String value) {
        return with(outset -> outset.settings.put(key, value));
    }

    public long seed() {
        return seed;
    }

    public int peers() {
        return peers;
    }

    public Duration pace() {
        return pace;
    }

    public Ties ties() {
        return ties;
    }

    public Systems systems() {
        return systems;
    }

    public Conditions conditions() {
        return conditions;
    }

    public Cryptography cryptography() {
        return cryptography;
    }

    public boolean disks() {
        return disks;
    }

    public Duration skew() {
        return skew;
    }

    public double drift() {
        return drift;
    }

    public Alteration alteration() {
        return alteration;
    }

    public Map<String, String> settings() {
        return Collections.unmodifiableMap(settings);
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
