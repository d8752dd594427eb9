package io.folkmoot.actors.routing;

import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;

/** A contact and where it stands, so that nobody derives that twice. */
public record Located(NodeId id, Contact contact) {
    public static Located of(Contact contact) {
        return new Located(Placement.of(contact.key()), contact);
    }
}
