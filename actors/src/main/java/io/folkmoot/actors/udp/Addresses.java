package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns addresses of sockets into those of frames and back, and remembers the last of each slot: peers talk in long runs.
 * Used on the wire's thread only.
 */
final class Addresses {
    /** A power of two; what shares a slot is converted each time, so nobody can make this grow. */
    private static final int SLOTS = 1024;

    private static final int IPV6 = 16;
    private static final int IPV4_OFFSET = 12;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private final @Nullable Incoming[] incoming = new Incoming[SLOTS];
    private final @Nullable Outgoing[] outgoing = new Outgoing[SLOTS];

    private record Incoming(InetSocketAddress socket, Direct path) {}

    private record Outgoing(Address address, InetSocketAddress socket) {}

    /** Where a datagram came from; null for port 0, which nobody can be answered at. */
    @Nullable
    Direct pathOf(InetSocketAddress socket) {
        int slot = slot(socket.hashCode());
        Incoming last = incoming[slot];
        if (last != null && last.socket().equals(socket)) return last.path();
        if (socket.getPort() == 0) return null;
        Direct path = new Direct(addressOf(socket));
        incoming[slot] = new Incoming(socket, path);
        return path;
    }

    InetSocketAddress socketOf(Address address) {
        int slot = slot(address.hashCode());
        Outgoing last = outgoing[slot];
        if (last != null && last.address().equals(address)) return last.socket();
        InetSocketAddress socket = address.toSocketAddress();
        outgoing[slot] = new Outgoing(address, socket);
        return socket;
    }

    /** A socket of both families names an IPv4 sender by an IPv6 address; to everybody else it is an IPv4 one. */
    static Address addressOf(InetSocketAddress socket) {
        byte[] ip = socket.getAddress().getAddress();
        boolean mapped = ip.length == IPV6 && Arrays.equals(ip, 0, IPV4_OFFSET, MAPPED, 0, IPV4_OFFSET);
        byte[] shortest = mapped ? Arrays.copyOfRange(ip, IPV4_OFFSET, IPV6) : ip;
        return new Address(Bytes.adopt(shortest), socket.getPort());
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }
}
