package io.folkmoot.simulation.network;

import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.Chance;

/** A link with what stands for it and its ends in draws, worked out once for a packet. */
record Way(Link link, long key, long from, long to) {
    private static final int HOME = 9;

    static Way of(long seed, Link link) {
        long from = Link.key(link.from());
        long to = Link.key(link.to());
        return new Way(link, Chance.draw(from, to), Chance.draw(seed, from, HOME), Chance.draw(seed, to, HOME));
    }

    /** What stands for a peer in draws about where it lives. */
    static long peer(long seed, Address address) {
        return Chance.draw(seed, Link.key(address), HOME);
    }
}
