package io.folkmoot.simulation.world;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.dispatch.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * Tenants of a world that stand still, or whose turns take time. A tenant is a whole actor system, or in a shared one what
 * lies below one top actor; turns that have to wait keep their order.
 */
final class Pacing {
    private final World world;
    private final Map<String, Pace> paces = new TreeMap<>();

    Pacing(World world) {
        this.world = world;
    }

    void hold(String tenant) {
        pace(tenant).held = true;
    }

    void release(String tenant) {
        Pace pace = paces.get(tenant);
        if (pace == null) return;
        pace.held = false;
        pace.goOn();
        tidy(tenant, pace);
    }

    void slow(String tenant, long nanosPerTurn) {
        Pace pace = pace(tenant);
        pace.cost = nanosPerTurn;
        if (nanosPerTurn == 0) pace.goOn();
        tidy(tenant, pace);
    }

    /** What waits comes now, and the tenant is as all others. */
    void forget(String tenant) {
        slow(tenant, 0);
        release(tenant);
    }

    private Pace pace(String tenant) {
        return paces.computeIfAbsent(tenant, name -> new Pace());
    }

    private void tidy(String tenant, Pace pace) {
        if (!pace.held && pace.cost == 0) paces.remove(tenant);
    }

    /** Whether the turn has to wait; then it comes by itself. */
    boolean defers(Runnable turn) {
        if (paces.isEmpty() || !(turn instanceof Mailbox mailbox)) return false;
        Pace pace = of(mailbox.actor().self().path());
        return pace != null && pace.defers(turn);
    }

    private @Nullable Pace of(ActorPath path) {
        Pace whole = paces.get(path.address().system());
        return whole != null ? whole : paces.get(top(path));
    }

    /** The name below /user or /system; of these two, their own. */
    private static String top(ActorPath path) {
        ActorPath at = path;
        for (ActorPath parent = at.parent(); depth(parent) > 1; parent = at.parent()) at = parent;
        return at.name();
    }

    private static int depth(ActorPath path) {
        ActorPath root = path.root();
        if (path.equals(root)) return 0;
        return path.parent().equals(root) ? 1 : 2;
    }

    /** How one tenant gets on. */
    private final class Pace {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean held;
        private long cost;
        private long busyUntil;
        private boolean woken;

        boolean defers(Runnable turn) {
            if (!held && cost > 0 && waiting.isEmpty() && world.nanos() >= busyUntil) {
                busyUntil = world.nanos() + cost;
                return false;
            }
            if (!held && cost == 0) return false;
            waiting.add(turn);
            if (!held) wakeLater();
            return true;
        }

        /** All at once where turns are free, else the first one soon. */
        void goOn() {
            if (held) return;
            if (cost > 0) wakeLater();
            else while (!waiting.isEmpty()) world.execute(waiting.remove());
        }

        private void wakeLater() {
            if (woken || waiting.isEmpty()) return;
            woken = true;
            world.afterNanos(busyUntil - world.nanos(), this::wake);
        }

        private void wake() {
            woken = false;
            if (held || waiting.isEmpty()) return;
            busyUntil = world.nanos() + cost;
            world.carryOut(waiting.remove());
            wakeLater();
        }
    }
}
