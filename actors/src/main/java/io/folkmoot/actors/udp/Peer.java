package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A peer that streams may run to: the address that QUIC knows it by, the paths that really lead there, its connections of
 * both roles, and the streams that wait for one. Used on the wire's thread only.
 */
final class Peer {
    /** Of the unique local addresses (RFC 4193), which never leave the machine: no real sender can have one by accident. */
    private static final byte VIRTUAL_PREFIX = (byte) 0xfd;

    private static final int VIRTUAL_LENGTH = 16;

    /** Any; QUIC wants one. */
    private static final int VIRTUAL_PORT = 443;

    /** The way there and those before it: the peer may notice a change of path later than we. */
    private static final int MAX_PATHS = 4;

    private final PublicKey key;
    private final InetSocketAddress virtual;
    private final Deque<Path> paths = new ArrayDeque<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Opening> waiting = new ArrayDeque<>();
    /** Keys of peers with open streams, for whoever asks from another thread. */
    private final Set<PublicKey> busy;

    private int streams;

    Peer(PublicKey key, Set<PublicKey> busy) {
        this.key = key;
        this.busy = busy;
        this.virtual = virtualOf(key);
    }

    /** Made of 120 bits of a hash of the key; should two peers ever share it, one of them cannot prove itself. */
    static InetSocketAddress virtualOf(PublicKey key) {
        byte[] ip = Bytes.copyOf(Sha256.hash(key.bytes()).unsafeArray(), 0, VIRTUAL_LENGTH)
                .toArray();
        ip[0] = VIRTUAL_PREFIX;
        try {
            return new InetSocketAddress(Inet6Address.getByAddress(null, ip, -1), VIRTUAL_PORT);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 16 bytes is always known", e);
        }
    }

    PublicKey key() {
        return key;
    }

    InetSocketAddress virtual() {
        return virtual;
    }

    /** The newest first; never empty from the first route on. */
    Deque<Path> paths() {
        return paths;
    }

    /** Packets leave over this path from now on. Answers the path that is forgotten for it, or the new one if none is. */
    Path take(Path path) {
        paths.remove(path);
        paths.addFirst(path);
        return paths.size() > MAX_PATHS ? paths.removeLast() : path;
    }

    List<Connection> connections() {
        return connections;
    }

    Deque<Opening> waiting() {
        return waiting;
    }

    int streams() {
        return streams;
    }

    void streamBegan() {
        if (streams++ == 0) busy.add(key);
    }

    void streamEnded() {
        if (--streams == 0) busy.remove(key);
    }
}
