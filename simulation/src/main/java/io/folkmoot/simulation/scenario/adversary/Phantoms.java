package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.world.Chance;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Contacts that are nobody's. Any 32 bytes pass for a key until somebody calls them, so that a pool many times the size of
 * the mesh costs a liar one hash each, and has for any point some that are closer than all who live.
 */
final class Phantoms {
    /** So that about as many phantoms as one answer holds are closer to any point than the closest peer is. */
    static final int PER_PEER = 20;

    private final long seed;
    private final Atlas pool;

    Phantoms(long seed, int many) {
        this.seed = seed;
        List<Contact> contacts = new ArrayList<>(many);
        for (int i = 0; i < many; i++) contacts.add(phantom(i));
        pool = new Atlas(contacts);
    }

    private Contact phantom(int number) {
        ByteBuffer key = ByteBuffer.allocate(PublicKey.LENGTH);
        for (int i = 0; i < PublicKey.LENGTH / Long.BYTES; i++)
            key.putLong(Chance.draw(seed, Chance.key("phantom"), number, i));
        byte[] ip = {(byte) (180 + (number >> 16)), (byte) (number >> 8), (byte) number, 1};
        return new Contact(new PublicKey(Bytes.adopt(key.array())), new Address(Bytes.adopt(ip), 4_000));
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
