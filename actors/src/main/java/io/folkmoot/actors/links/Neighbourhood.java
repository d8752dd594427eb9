package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Init;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All neighbours, least recently used first, and no more than a limit: one too many pushes out the one that has rested
 * longest, or else the one that was asked least recently.
 */
final class Neighbourhood {
    /** Cookies of hellos whose handshake has not begun: a lookup's worth. */
    private static final int MOST_COOKIES = 256;

    private final int most;
    private final Map<PublicKey, Neighbour> leastRecentFirst = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<PublicKey, Bytes> cookies = new LinkedHashMap<>();

    Neighbourhood(int most) {
        this.most = most;
    }

    record Evicted(PublicKey peer, Neighbour neighbour) {}

    @Nullable
    Neighbour get(PublicKey peer) {
        return leastRecentFirst.get(peer);
    }

    Neighbour add(PublicKey peer, Supplier<Neighbour> make) {
        return leastRecentFirst.computeIfAbsent(peer, key -> make.get());
    }

    void remove(PublicKey peer) {
        leastRecentFirst.remove(peer);
    }

    /** Whom to let go before another comes; null while there is room. */
    @Nullable
    Evicted pushOut() {
        if (leastRecentFirst.size() < most) return null;
        Map.Entry<PublicKey, Neighbour> out = null;
        for (Map.Entry<PublicKey, Neighbour> entry : leastRecentFirst.entrySet()) {
            if (out == null) out = entry;
            if (entry.getValue().isResting()) {
                out = entry;
                break;
            }
        }
        if (out == null) throw new IllegalStateException("no neighbour to push out, and no room for one");
        leastRecentFirst.remove(out.getKey());
        return new Evicted(out.getKey(), out.getValue());
    }

    /** Those that have rested since before, removed. */
    List<Evicted> removeRestingSince(long before) {
        List<Evicted> out = new ArrayList<>();
        leastRecentFirst.entrySet().removeIf(entry -> {
            Neighbour neighbour = entry.getValue();
            boolean idle = neighbour.isResting() && neighbour.since <= before;
            if (idle) out.add(new Evicted(entry.getKey(), neighbour));
            return idle;
        });
        return out;
    }

    /** Whoever is asked for counts as used: it is worth a session to somebody. */
    LastHeard lastHeard(long ref, List<PublicKey> peers) {
        Map<PublicKey, Long> nanos = new LinkedHashMap<>();
        for (PublicKey peer : peers) {
            Neighbour neighbour = get(peer);
            long heardAt = neighbour == null ? Long.MIN_VALUE : neighbour.room.heardAt();
            if (heardAt != Long.MIN_VALUE) nanos.put(peer, heardAt);
        }
        return new LastHeard(ref, nanos);
    }

    /** Since when the one rests that has rested longest. */
    OptionalLong restingSince() {
        return leastRecentFirst.values().stream()
                .filter(Neighbour::isResting)
                .mapToLong(neighbour -> neighbour.since)
                .min();
    }

    void keepCookie(PublicKey peer, Bytes cookie) {
        if (cookies.size() >= MOST_COOKIES)
            cookies.remove(cookies.keySet().iterator().next());
        cookies.put(peer, cookie);
    }

    Bytes takeCookie(PublicKey peer) {
        Bytes cookie = cookies.remove(peer);
        return cookie == null ? Init.NO_COOKIE : cookie;
    }

    /** The consumer may touch any of them. */
    void each(BiConsumer<PublicKey, Neighbour> consumer) {
        new LinkedHashMap<>(leastRecentFirst).forEach(consumer);
    }

    List<Status.LinkView> view() {
        List<Status.LinkView> views = new ArrayList<>();
        leastRecentFirst.forEach((peer, neighbour) -> {
            Path path = neighbour.path;
            views.add(new Status.LinkView(peer, path, neighbour.isResting()));
        });
        return views;
    }

    List<Evicted> removeAll() {
        List<Evicted> out = new ArrayList<>();
        leastRecentFirst.forEach((peer, neighbour) -> out.add(new Evicted(peer, neighbour)));
        leastRecentFirst.clear();
        return out;
    }
}
