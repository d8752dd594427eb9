package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.NodeId;

/** What the table tells the peer that it belongs to. */
public sealed interface TableEvent {
    record Entered(Located peer) implements TableEvent {}

    /** A member is another process than before, and may have lost what it held. */
    record Restarted(Located peer) implements TableEvent {}

    record Departed(Located peer) implements TableEvent {}

    /** Nobody has looked into this part of the key space for long: a search for this point would mend that. */
    record RefreshDue(NodeId target) implements TableEvent {}
}
