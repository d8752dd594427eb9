package io.folkmoot.actors.routing;

import java.util.List;

/** The members of one bucket as a search reads them: beside each the first word of its id, which nearly always decides. */
final class Slice {
    final int bucket;
    final List<Located> peers;
    private final Located[] array;
    private final long[] firstWords;

    Slice(int bucket, List<Located> peers) {
        this.bucket = bucket;
        this.peers = List.copyOf(peers);
        this.array = this.peers.toArray(new Located[0]);
        this.firstWords = new long[array.length];
        for (int i = 0; i < array.length; i++) firstWords[i] = array[i].id().a();
    }

    int size() {
        return array.length;
    }

    /** Puts the members into the nearest that are being gathered, all of which are nearer than any here. */
    void gather(Nearest nearest) {
        nearest.beginSlice();
        for (int i = 0; i < array.length; i++) nearest.offer(array[i], firstWords[i]);
    }
}
