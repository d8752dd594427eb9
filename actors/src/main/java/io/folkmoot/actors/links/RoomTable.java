package io.folkmoot.actors.links;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Rooms by session id, for one lookup per packet on the wire's thread while actors open and close them: chains that are
 * never changed, only replaced. Ids are chance, so their low bits spread them.
 */
final class RoomTable {
    private static final int LEAST = 1 << 8;
    private static final int MOST = 1 << 14;

    /** A hub that is full looks through eight, which takes some nanoseconds; all others would pay for more in memory. */
    private static final int SESSIONS_FOR_EACH = 4;

    private final AtomicReferenceArray<@Nullable Tag> heads;

    private record Tag(long id, Room room, @Nullable Tag next) {}

    /** For so many sessions at most, each with up to two ids. */
    RoomTable(int sessions) {
        int size = Integer.highestOneBit(Math.clamp(sessions / SESSIONS_FOR_EACH, LEAST, MOST));
        heads = new AtomicReferenceArray<>(size);
    }

    @Nullable
    Room get(long id) {
        for (Tag link = heads.get(place(id)); link != null; link = link.next) {
            if (link.id == id) return link.room;
        }
        return null;
    }

    /** False if the id is taken. */
    boolean add(long id, Room room) {
        while (true) {
            Tag head = heads.get(place(id));
            if (get(id) != null) return false;
            if (heads.compareAndSet(place(id), head, new Tag(id, room, head))) return true;
        }
    }

    void replace(long id, Room room) {
        while (true) {
            Tag head = heads.get(place(id));
            if (heads.compareAndSet(place(id), head, new Tag(id, room, without(head, id)))) return;
        }
    }

    void remove(long id) {
        while (true) {
            Tag head = heads.get(place(id));
            if (heads.compareAndSet(place(id), head, without(head, id))) return;
        }
    }

    private static @Nullable Tag without(@Nullable Tag head, long id) {
        if (head == null) return null;
        if (head.id == id) return head.next;
        return new Tag(head.id, head.room, without(head.next, id));
    }

    private int place(long id) {
        return (int) id & (heads.length() - 1);
    }
}
