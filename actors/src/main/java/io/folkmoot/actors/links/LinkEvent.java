package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;

/** The life of links, for those who keep a table or a trust set. */
public sealed interface LinkEvent {
    PublicKey peer();

    /**
     * Both sides have proved that they are there: this peer and this path may enter the table. Told anew for each boot, the
     * number of the peer's life.
     */
    record Up(PublicKey peer, Path path, boolean participates, long boot, Bytes trustRoot) implements LinkEvent {}

    /** The peer now talks over another path, which has proved itself. */
    record Moved(PublicKey peer, Path path) implements LinkEvent {}

    record Down(PublicKey peer, String why) implements LinkEvent {}
}
