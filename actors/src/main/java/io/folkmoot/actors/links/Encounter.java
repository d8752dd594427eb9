package io.folkmoot.actors.links;

import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;

/** What came of asking an address for its key. */
public sealed interface Encounter {
    long ref();

    /** Somebody there says that this is its key; only a session with that key proves it. */
    record Met(long ref, Contact contact) implements Encounter {}

    record Unmet(long ref, Address address) implements Encounter {}
}
