package io.folkmoot.simulation.network;

import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.Chance;

/** One direction between two addresses. */
record Link(Address from, Address to) {
    /** What stands for it in draws and in the trace. */
    long key() {
        return Chance.draw(key(from), key(to));
    }

    /** What stands for one end. */
    static long key(Address address) {
        return Chance.draw(Chance.key(address.ip()), address.port());
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
