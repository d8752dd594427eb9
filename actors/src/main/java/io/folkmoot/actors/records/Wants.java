package io.folkmoot.actors.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which records this peer has just asked its neighbours for, and in which block: each may be brought once, by the one who
 * was asked. When there is no room, a neighbour may still have its fair part of it, and whoever has the most open gives
 * that up: one that names what it never brings does not keep the others from bringing what they have.
 */
final class Wants {
    /** Two hundred bytes each. */
    static final int MOST = 2_048;

    /** Whoever was asked for a few hundred records has brought them by then. */
    static final long PATIENCE_NANOS = 60_000_000_000L;

    private record Terms(Block block, long until) {}

    /** By neighbour, the oldest first; nobody is there with nothing. */
    private final Map<PublicKey, Map<Bytes, Terms>> open = new LinkedHashMap<>();

    private int size;

    /** How many this neighbour may be asked for now. */
    int room(PublicKey from, long now) {
        forgetOld(now);
        int own = openOf(from);
        int neighbours = open.size() + (own == 0 ? 1 : 0);
        return Math.max(MOST - size, MOST / neighbours - own);
    }

    void ask(PublicKey from, Bytes id, Block block, long now) {
        remove(from, id);
        if (size >= MOST) forgetEldestOfTheGreediest();
        open.computeIfAbsent(from, neighbour -> new LinkedHashMap<>()).put(id, new Terms(block, now + PATIENCE_NANOS));
        size++;
    }

    /** In which block it was asked for; it is not asked for any more. */
    Optional<Block> take(PublicKey from, Bytes id, long now) {
        return remove(from, id).filter(terms -> now - terms.until() < 0).map(Terms::block);
    }

    int size() {
        return size;
    }

    private int openOf(PublicKey from) {
        Map<Bytes, Terms> own = open.get(from);
        return own == null ? 0 : own.size();
    }

    private Optional<Terms> remove(PublicKey from, Bytes id) {
        Map<Bytes, Terms> own = open.get(from);
        Terms terms = own == null ? null : own.remove(id);
        if (own == null || terms == null) return Optional.empty();
        size--;
        if (own.isEmpty()) open.remove(from);
        return Optional.of(terms);
    }

    private void forgetOld(long now) {
        Iterator<Map<Bytes, Terms>> neighbours = open.values().iterator();
        while (neighbours.hasNext()) {
            Map<Bytes, Terms> own = neighbours.next();
            Iterator<Terms> eldest = own.values().iterator();
            while (eldest.hasNext() && now - eldest.next().until() >= 0) {
                eldest.remove();
                size--;
            }
            if (own.isEmpty()) neighbours.remove();
        }
    }

    private void forgetEldestOfTheGreediest() {
        open.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .ifPresent(greediest -> remove(
                        greediest.getKey(),
                        greediest.getValue().keySet().iterator().next()));
    }
}
