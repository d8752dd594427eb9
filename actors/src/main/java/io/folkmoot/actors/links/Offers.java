package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.packets.Introduction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Half-open sessions: others have dialled, and have yet to show that they hold the session. A bounded number for a short
 * time, by our session id and by the caller's ephemeral key; the oldest go first.
 */
final class Offers {
    static final int MOST = 1_024;
    static final long KEPT_NANOS = 10_000_000_000L;

    private final Map<Long, Offer> byId = new LinkedHashMap<>();
    private final Map<Bytes, Offer> byEphemeral = new LinkedHashMap<>();

    static final class Offer {
        final long localId;
        final long remoteId;
        final Bytes ephemeral;
        final PublicKey peer;
        final Path path;
        final long boot;
        final boolean streams;
        final boolean participates;
        final Bytes trustRoot;
        final long since;
        final Handshake handshake;
        /** Until when to wait for the answer to the early request; then the response goes without it. */
        long answerBy;

        long earlyRequest;
        /** Null while the early answer is awaited. */
        byte @Nullable [] response;

        @Nullable
        Keys keys;

        Offer(
                long localId,
                long remoteId,
                Bytes ephemeral,
                Path path,
                Introduction introduction,
                long since,
                Handshake handshake) {
            this.localId = localId;
            this.remoteId = remoteId;
            this.ephemeral = ephemeral;
            this.path = path;
            this.peer = introduction.key();
            this.boot = introduction.boot();
            this.streams = introduction.streams();
            this.participates = introduction.participates();
            this.trustRoot = introduction.trustRoot();
            this.since = since;
            this.handshake = handshake;
        }

        void forget() {
            if (keys == null) handshake.wipe();
            else keys.session().wipe();
        }
    }

    @Nullable
    Offer byId(long id) {
        return byId.get(id);
    }

    @Nullable
    Offer byEphemeral(Bytes ephemeral) {
        return byEphemeral.get(ephemeral);
    }

    /** Returns the one that it pushes out, or null. */
    @Nullable
    Offer add(Offer offer) {
        Offer oldest = byId.size() < MOST ? null : byId.values().iterator().next();
        if (oldest != null) remove(oldest);
        byId.put(offer.localId, offer);
        byEphemeral.put(offer.ephemeral, offer);
        return oldest;
    }

    void remove(Offer offer) {
        byId.remove(offer.localId);
        byEphemeral.remove(offer.ephemeral);
    }

    List<Offer> expire(long now) {
        List<Offer> out = new ArrayList<>();
        Iterator<Offer> oldestFirst = byId.values().iterator();
        while (oldestFirst.hasNext()) {
            Offer offer = oldestFirst.next();
            if (now - offer.since < KEPT_NANOS) break;
            oldestFirst.remove();
            byEphemeral.remove(offer.ephemeral);
            out.add(offer);
        }
        return out;
    }

    List<Offer> removeAll() {
        List<Offer> out = List.copyOf(byId.values());
        byId.clear();
        byEphemeral.clear();
        return out;
    }

    /** Those that have waited long enough for an early answer. */
    List<Offer> overdue(long now) {
        return byId.values().stream()
                .filter(offer -> offer.response == null && now >= offer.answerBy)
                .toList();
    }

    /** How many wait for the answer to their early request. */
    long waiting() {
        return byId.values().stream().filter(offer -> offer.response == null).count();
    }

    /** When the oldest of them is to be forgotten; there must be one. */
    long expiry() {
        return byId.values().iterator().next().since + KEPT_NANOS;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }
}
