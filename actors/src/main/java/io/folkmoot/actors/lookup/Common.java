package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.identity.NodeId;
import java.util.concurrent.atomic.AtomicLong;

/** What all searches of a peer share: its parts, what they know of others' pace, and their counters. */
record Common(Lookups.Parts parts, NodeId self, Patience patience, AtomicLong requests, AtomicLong lies) {
    static Common of(Lookups.Parts parts, NodeId self) {
        return new Common(parts, self, new Patience(parts.settings()), new AtomicLong(), new AtomicLong());
    }
}
