package io.folkmoot.simulation.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is to happen, by time and then by order of setting: a binary heap whose entries know their place. */
final class Timers {
    private static final int NOWHERE = -1;

    private @Nullable Entry[] heap = new Entry[64];
    private int size;
    private long sequence;

    Entry add(long due, Runnable task) {
        Entry entry = new Entry(due, sequence++, task);
        if (size == heap.length) heap = Arrays.copyOf(heap, size * 2);
        rise(size++, entry);
        return entry;
    }

    @Nullable
    Entry first() {
        return heap[0];
    }

    int size() {
        return size;
    }

    private void remove(Entry entry) {
        int hole = entry.place;
        entry.place = NOWHERE;
        Entry last = at(--size);
        heap[size] = null;
        if (last == entry) return;
        if (hole > 0 && last.precedes(at((hole - 1) / 2))) rise(hole, last);
        else sink(hole, last);
    }

    private void rise(int from, Entry entry) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / 2;
            Entry above = at(parent);
            if (!entry.precedes(above)) break;
            put(place, above);
            place = parent;
        }
        put(place, entry);
    }

    private void sink(int from, Entry entry) {
        int place = from;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && at(child + 1).precedes(at(child))) child++;
            Entry below = at(child);
            if (!below.precedes(entry)) break;
            put(place, below);
            place = child;
        }
        put(place, entry);
    }

    private void put(int place, Entry entry) {
        heap[place] = entry;
        entry.place = place;
    }

    private Entry at(int place) {
        Entry entry = heap[place];
        if (entry == null) throw new IllegalStateException("no timer at place " + place + " of " + size);
        return entry;
    }

    /** One timer, and where in the heap it stands. */
    final class Entry implements Timer {
        private final long due;
        private final long number;
        private final Runnable task;
        private int place = NOWHERE;

        private Entry(long due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        long due() {
            return due;
        }

        long number() {
            return number;
        }

        Runnable task() {
            return task;
        }

        private boolean precedes(Entry other) {
            return due < other.due || (due == other.due && number < other.number);
        }

        @Override
        public boolean cancel() {
            if (place == NOWHERE) return false;
            remove(this);
            return true;
        }
    }
}
