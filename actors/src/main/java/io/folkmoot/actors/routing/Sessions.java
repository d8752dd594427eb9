package io.folkmoot.actors.routing;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sessions of this moment prove: where each peer is, and whether it takes part. */
final class Sessions {
    /** As many as links keep by default; of one that was pushed out here, the next session tells again. */
    static final int MOST = 4_096;

    record Session(Address address, boolean participates, long boot) {}

    private final Map<PublicKey, Session> sessions = new LinkedHashMap<>();

    static Address address(Path path) {
        return switch (path) {
            case Direct(Address address) -> address;
        };
    }

    void up(PublicKey peer, Session session) {
        sessions.remove(peer);
        sessions.put(peer, session);
        if (sessions.size() > MOST) sessions.remove(sessions.keySet().iterator().next());
    }

    void moved(PublicKey peer, Address address) {
        sessions.computeIfPresent(peer, (key, session) -> new Session(address, session.participates(), session.boot()));
    }

    void down(PublicKey peer) {
        sessions.remove(peer);
    }

    @Nullable
    Session of(PublicKey peer) {
        return sessions.get(peer);
    }
}
