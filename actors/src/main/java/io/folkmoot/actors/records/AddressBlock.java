package io.folkmoot.actors.records;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import java.util.Optional;

/** The network that a request came from: a /24 of IPv4, a /56 of IPv6. Whoever has one address there may have them all. */
record AddressBlock(Bytes prefix) implements Comparable<AddressBlock> {
    private static final int IPV4 = 4;
    private static final int IPV4_BLOCK = 3;
    private static final int IPV6_BLOCK = 7;

    /** None for addresses of loopback and private networks: everybody on a LAN shares one, and has met the others. */
    static Optional<AddressBlock> of(Path path) {
        Bytes ip = switch (path) {
            case Direct direct -> direct.address().ip();
        };
        if (isPrivate(ip)) return Optional.empty();
        int length = ip.length() == IPV4 ? IPV4_BLOCK : IPV6_BLOCK;
        return Optional.of(new AddressBlock(Bytes.copyOf(ip.unsafeArray(), 0, length)));
    }

    /** RFC 1122, 1918, 3927, 6598, 4193 and 4291. */
    private static boolean isPrivate(Bytes ip) {
        int a = ip.at(0) & 0xff;
        int b = ip.at(1) & 0xff;
        if (ip.length() == IPV4)
            return a == 10
                    || a == 127
                    || (a == 172 && b >>> 4 == 1)
                    || (a == 192 && b == 168)
                    || (a == 169 && b == 254)
                    || (a == 100 && b >>> 6 == 1);
        boolean loopback = true;
        for (int i = 0; i < ip.length() - 1; i++) loopback &= ip.at(i) == 0;
        return loopback || (a & 0xfe) == 0xfc || (a == 0xfe && b >>> 6 == 2);
    }

    @Override
    public int compareTo(AddressBlock other) {
        return prefix.compareTo(other.prefix);
    }
}
