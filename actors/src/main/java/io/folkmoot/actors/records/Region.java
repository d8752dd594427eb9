package io.folkmoot.actors.records;

import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the key space that this peer answers for, as far as the peers that it knows tell. With few of them known
 * everything is its own; the tolerance is for peers that know others than those who ask it to hold something.
 */
record Region(NodeId self, KnownPeers known, int holders, int tolerance) {

    /** Whether it is among the holders, or close enough behind them. */
    boolean accepts(Point key) {
        return isAmongClosest(key, holders + tolerance);
    }

    /** Whether it accepts some key of this block. */
    boolean touches(Block block) {
        if (block.contains(self)) return true;
        List<NodeId> others = around(block).stream().map(Located::id).toList();
        return Standing.of(self, block, others, holders + tolerance) != Standing.NONE;
    }

    /** Whether this peer is one of the holders proper. */
    boolean holds(Point key) {
        return isAmongClosest(key, holders);
    }

    /** Whether this other known peer is, this peer being one that may be closer. */
    boolean holds(NodeId other, Point key) {
        int closer = Distance.compare(key, self, other) < 0 ? 1 : 0;
        if (holders == closer) return false;
        List<Located> closest = known.closest(key, holders - closer);
        return closest.size() < holders - closer
                || Distance.compare(key, other, closest.get(closest.size() - 1).id()) <= 0;
    }

    private boolean isAmongClosest(Point key, int most) {
        List<Located> closest = known.closest(key, most);
        return closest.size() < most
                || Distance.compare(key, self, closest.get(most - 1).id()) < 0;
    }

    /** Whom to ask about this key beside us. */
    List<Contact> contacts(Point key) {
        List<Located> closest = known.closest(key, Contact.MAX_IN_ANSWER);
        List<Contact> contacts = new ArrayList<>(closest.size());
        for (Located peer : closest) contacts.add(peer.contact());
        return contacts;
    }

    /** The part of a block's peers that can matter to who holds what in it. */
    List<Located> around(Block block) {
        return known.closest(block.from(), 2 * (holders + tolerance));
    }
}
