package io.folkmoot.simulation.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The turns that are due now; a ring, from which the head or one of the seed's choice is taken. */
final class Ready {
    private final long seed;
    private final Ties ties;
    private @Nullable Runnable[] ring = new Runnable[1024];
    private int head;
    private int size;
    private long taken;

    Ready(long seed, Ties ties) {
        this.seed = seed;
        this.ties = ties;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Runnable turn) {
        if (size == ring.length) grow();
        ring[place(size++)] = turn;
    }

    Runnable take() {
        if (ties == Ties.SEED && size > 1) bringForward(Chance.below(Chance.draw(seed, taken), size));
        taken++;
        Runnable turn = ring[head];
        if (turn == null) throw new IllegalStateException("nothing is due");
        ring[head] = null;
        head = place(1);
        size--;
        return turn;
    }

    private void bringForward(int index) {
        Runnable chosen = ring[place(index)];
        ring[place(index)] = ring[head];
        ring[head] = chosen;
    }

    private void grow() {
        @Nullable Runnable[] larger = Arrays.copyOfRange(ring, head, head + ring.length * 2);
        System.arraycopy(ring, 0, larger, ring.length - head, head);
        ring = larger;
        head = 0;
    }

    private int place(int index) {
        return (head + index) & (ring.length - 1);
    }
}
