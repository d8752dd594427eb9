package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Honest residents and those who conspire, in a mesh that seems to have been there for long: each resident begins with the
 * table that Kademlia would have filled by then, in which conspirators stand in proportion, and verifies it by itself.
 */
public final class Mesh {
    /** Between two starts; so much is enough for none to be drowned by handshakes. */
    private static final Duration PACE = Duration.ofMillis(5);
    /** A full table is pinged at 32 a second, and a few searches follow. */
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private static final int TOLD_EACH = 50;
    private static final Duration JOINING = Duration.ofMinutes(1);

    private final Universe universe;
    private final Conspiracy conspiracy;
    private final List<Resident> residents = new ArrayList<>();
    private Atlas atlas = new Atlas(List.of());

    public Mesh(Universe universe, Manner manner) {
        this.universe = universe;
        this.conspiracy = new Conspiracy(universe, manner);
    }

    /** They are settled when it returns; meanwhile somebody hears which part of them has begun. */
    public void populate(int honest, int villains, DoubleConsumer progress) {
        for (int i = 0; i < honest; i++) residents.add(universe.newcomer());
        for (int i = 0; i < villains; i++) conspiracy.recruit();
        map();
        List<PublicKey> owners = residents.stream().map(Resident::key).toList();
        Map<PublicKey, List<Contact>> tables = atlas.tables(
                owners, universe.seed(), universe.settings().routing().k());
        for (Resident resident : residents) {
            resident.remember(tables.getOrDefault(resident.key(), List.of()));
            resident.start(List.of());
            universe.runFor(PACE);
            if (resident.number() % TOLD_EACH == 0) progress.accept((double) resident.number() / honest);
        }
        for (Resident resident : residents) resident.ask(Peer.AwaitJoin::new, JOINING);
        universe.runFor(SETTLING);
    }

    /** Draws the map anew, after more have come. */
    public void map() {
        List<Contact> all = new ArrayList<>(conspiracy.contacts());
        for (Resident resident : residents) all.add(new Contact(resident.key(), resident.address()));
        atlas = new Atlas(all);
        conspiracy.learn(atlas, all.size());
    }

    public Universe universe() {
        return universe;
    }

    public Conspiracy conspiracy() {
        return conspiracy;
    }

    public Atlas atlas() {
        return atlas;
    }

    public List<Resident> residents() {
        return List.copyOf(residents);
    }
}
