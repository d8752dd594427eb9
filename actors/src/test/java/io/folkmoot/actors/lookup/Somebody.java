package io.folkmoot.actors.lookup;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.random.RandomGenerator;

/** Peers made up for tests: keys that nobody owns, at addresses where nobody lives. */
final class Somebody {
    private Somebody() {}

    static Contact at(RandomGenerator dice, int... ip) {
        byte[] bytes = new byte[ip.length];
        for (int i = 0; i < ip.length; i++) bytes[i] = (byte) ip[i];
        return new Contact(key(dice), new Address(Bytes.adopt(bytes), 4000));
    }

    static Contact contact(RandomGenerator dice) {
        return at(dice, 10, 0, dice.nextInt(256), dice.nextInt(256));
    }

    static Located located(RandomGenerator dice) {
        return Located.of(contact(dice));
    }

    static PublicKey key(RandomGenerator dice) {
        return new PublicKey(bytes(dice, PublicKey.LENGTH));
    }

    static TableKey tableKey(RandomGenerator dice) {
        return TableKey.of(bytes(dice, TableKey.LENGTH));
    }

    static Bytes bytes(RandomGenerator dice, int length) {
        byte[] bytes = new byte[length];
        dice.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
