package io.folkmoot.actors.door;

import io.folkmoot.actors.wire.Path;
import java.util.Set;
import java.util.TreeSet;

/** Rooms that know the ids which a test put there, and count what comes. */
final class Hall implements Rooms {
    final Set<Long> ids = new TreeSet<>();
    boolean busy;
    boolean full;
    long delivered;
    long admitted;
    long validated;
    long resets;
    long resetCounter;

    @Override
    public boolean deliver(long id, Path from, byte[] packet) {
        if (!ids.contains(id)) return false;
        delivered++;
        return true;
    }

    @Override
    public boolean admit(Path from, byte[] init, boolean isValidated) {
        if (full) return false;
        admitted++;
        if (isValidated) validated++;
        return true;
    }

    @Override
    public boolean busy() {
        return busy;
    }

    @Override
    public void reset(Path from, long session, long counter) {
        resets++;
        resetCounter = counter;
    }

    /** All that got past the door. */
    long taken() {
        return delivered + admitted + resets;
    }
}
