package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Contacts that are nobody's: keys that pass for keys, at addresses where nobody is. A pool many times the size of the mesh
 * costs a liar a moment, and has for any point some that are closer than all who live.
 */
final class Phantoms {
    /** So that about as many phantoms as one answer holds are closer to any point than the closest peer is. */
    static final int PER_PEER = 20;

    private final long seed;
    private final Atlas pool;

    Phantoms(Universe universe, int many) {
        seed = universe.seed();
        RandomGenerator dice = universe.world().random("phantoms");
        List<Contact> contacts = new ArrayList<>(many);
        for (int i = 0; i < many; i++)
            contacts.add(new Contact(universe.cryptography().key(dice).publicKey(), address(i)));
        pool = new Atlas(contacts);
    }

    private static Address address(int number) {
        byte[] ip = {(byte) (180 + (number >> 16)), (byte) (number >> 8), (byte) number, 1};
        return new Address(Bytes.adopt(ip), 4_000);
    }

    /** Not the same for each liar: those whom many name seem to be there. */
    List<Contact> near(Point target, int liar, int many) {
        List<Located> near = new ArrayList<>(pool.closest(target, 2 * many));
        List<Contact> chosen = new ArrayList<>(many);
        for (int i = 0; i < many && !near.isEmpty(); i++) {
            int drawn = Chance.below(Chance.draw(seed, Chance.key("choice"), liar, target.a(), i), near.size());
            chosen.add(near.remove(drawn).contact());
        }
        return chosen;
    }
}
