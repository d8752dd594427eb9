package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.keys.PublicKey;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is routed where: by key, by the address that QUIC knows, and by the paths that packets come over. Used on the wire's
 * thread only.
 */
final class Routes {
    /** Far beyond the sessions that a process keeps; one route takes about a kilobyte. */
    static final int MAX_PEERS = 16_384;

    private final Set<PublicKey> busy = new ConcurrentSkipListSet<>();
    private final Map<PublicKey, Peer> byKey = new LinkedHashMap<>();
    private final Map<InetSocketAddress, Peer> byVirtual = new LinkedHashMap<>();
    private final Map<Path, Peer> byPath = new LinkedHashMap<>();

    /** False when there are too many peers already. */
    boolean route(PublicKey key, Path path) {
        Peer peer = byKey.get(key);
        if (peer == null) {
            if (byKey.size() >= MAX_PEERS) return false;
            peer = new Peer(key, busy);
            byKey.put(key, peer);
            byVirtual.put(peer.virtual(), peer);
        }
        Path forgotten = peer.take(path);
        if (!forgotten.equals(path)) byPath.remove(forgotten, peer);
        // An address can pass from one peer to another: the last word counts.
        byPath.put(path, peer);
        return true;
    }

    @Nullable
    Peer remove(PublicKey key) {
        Peer peer = byKey.remove(key);
        if (peer == null) return null;
        byVirtual.remove(peer.virtual(), peer);
        peer.paths().forEach(path -> byPath.remove(path, peer));
        return peer;
    }

    @Nullable
    Peer of(PublicKey key) {
        return byKey.get(key);
    }

    @Nullable
    Peer at(InetSocketAddress virtual) {
        return byVirtual.get(virtual);
    }

    @Nullable
    Peer behind(Path path) {
        return byPath.get(path);
    }

    /** From any thread. */
    boolean isBusy(PublicKey key) {
        return busy.contains(key);
    }

    List<Peer> all() {
        return List.copyOf(byKey.values());
    }
}
