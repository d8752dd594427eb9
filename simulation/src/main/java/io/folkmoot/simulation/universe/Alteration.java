package io.folkmoot.simulation.universe;

import io.folkmoot.actors.peer.Peer;

/** Puts something between a peer and its ports, or into their place: so tests have ports fail and adversaries lie. */
@FunctionalInterface
public interface Alteration {
    Alteration NONE = (whose, parts) -> parts;

    /** What this peer is made of in its next life. */
    Peer.Parts of(Resident whose, Peer.Parts parts);
}
