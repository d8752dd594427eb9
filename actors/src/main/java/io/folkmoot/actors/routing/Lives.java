package io.folkmoot.actors.routing;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which life of each member its last session was with; a restart within seconds shows in nothing else. */
final class Lives {
    private final Map<PublicKey, Long> boots = new LinkedHashMap<>();

    void entered(PublicKey peer, Sessions.@Nullable Session session) {
        if (session != null) boots.put(peer, session.boot());
    }

    /** True if the member was known in another life; from now on it is known in this. */
    boolean begins(PublicKey member, long boot) {
        Long before = boots.put(member, boot);
        return before != null && before != boot;
    }

    void forget(PublicKey peer) {
        boots.remove(peer);
    }
}
