package io.folkmoot.actors.links;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one neighbour, newest first: it sends under the first and receives under all. Two ends that dial each
 * other at once have two for a while, and a renewed one does not cut off what is still in flight under the old.
 */
final class Keyring {
    /** Two of a simultaneous start and one that replaces them. */
    private static final int MOST = 3;

    /** Two ends that dial each other at once do so within the time that one of them goes on dialling. */
    private static final long APART_MILLIS = Links.LONGEST_PATIENCE_MILLIS;

    private final List<Keys> newestFirst = new ArrayList<>(MOST);

    /** Null before the first session. */
    @Nullable
    Keys current() {
        return newestFirst.isEmpty() ? null : newestFirst.getFirst();
    }

    @Nullable
    Keys byLocal(long id) {
        for (Keys keys : newestFirst) {
            if (keys.local() == id) return keys;
        }
        return null;
    }

    /** Takes a session that both ends have proved; returns those that it pushes out, wiped. */
    List<Keys> confirm(Keys keys) {
        newestFirst.addFirst(keys);
        List<Keys> out = new ArrayList<>();
        // A peer that has started anew has forgotten every session of its life before.
        newestFirst.removeIf(old -> old.boot() != keys.boot() && out.add(old));
        while (newestFirst.size() > MOST) out.add(newestFirst.removeLast());
        out.forEach(old -> old.session().wipe());
        return out;
    }

    /**
     * Nothing is said for a while: the sessions rest, and those that the newest replaced long before are over; returns them,
     * wiped. Those of a simultaneous start are about as old as the newest, and the other end may send under either.
     */
    List<Keys> rest() {
        Keys newest = current();
        List<Keys> out = new ArrayList<>();
        newestFirst.removeIf(
                old -> newest != null && newest.bornMillis() - old.bornMillis() > APART_MILLIS && out.add(old));
        out.forEach(old -> old.session().wipe());
        newestFirst.forEach(kept -> kept.session().rest());
        return out;
    }

    List<Keys> clear() {
        List<Keys> out = List.copyOf(newestFirst);
        newestFirst.clear();
        out.forEach(old -> old.session().wipe());
        return out;
    }

    List<Keys> all() {
        return newestFirst;
    }
}
