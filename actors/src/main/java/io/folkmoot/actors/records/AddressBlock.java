package io.folkmoot.actors.records;

import io.folkmoot.actors.door.Source;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import java.util.Optional;

/** The network that a request came from, as {@link Source} numbers it. Whoever has one address there may have them all. */
record AddressBlock(long network) implements Comparable<AddressBlock> {

    /** None for local addresses: everybody on a LAN shares one network, and has met the others. */
    static Optional<AddressBlock> of(Path path) {
        Bytes ip = switch (path) {
            case Direct direct -> direct.address().ip();
        };
        return Source.isLocal(ip) ? Optional.empty() : Optional.of(new AddressBlock(Source.network(ip)));
    }

    @Override
    public int compareTo(AddressBlock other) {
        return Long.compare(network, other.network);
    }
}
