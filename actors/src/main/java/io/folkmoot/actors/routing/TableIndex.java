package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * One immutable view of the whole table. All peers of one bucket are equally far from a target in the bits that tell the
 * buckets apart, so a search takes bucket after bucket, and sorts within them only.
 */
final class TableIndex {
    private final NodeId self;
    /** By bucket, ascending; none is empty. */
    private final Slice[] slices;

    private final int size;

    private TableIndex(NodeId self, Slice[] slices) {
        this.self = self;
        this.slices = slices;
        int total = 0;
        for (Slice slice : slices) total += slice.size();
        this.size = total;
    }

    static TableIndex empty(NodeId self) {
        return new TableIndex(self, new Slice[0]);
    }

    /** The same table with other members in one bucket. */
    TableIndex with(int bucket, List<Located> members) {
        List<Slice> next = new ArrayList<>(slices.length + 1);
        for (Slice slice : slices) if (slice.bucket < bucket) next.add(slice);
        if (!members.isEmpty()) next.add(new Slice(bucket, members));
        for (Slice slice : slices) if (slice.bucket > bucket) next.add(slice);
        return new TableIndex(self, next.toArray(new Slice[0]));
    }

    NodeId self() {
        return self;
    }

    int size() {
        return size;
    }

    List<Located> bucket(int bucket) {
        for (Slice slice : slices) if (slice.bucket == bucket) return slice.peers;
        return List.of();
    }

    /** The first bucket of those that hold, together with all nearer ones, no more than so many: our neighbourhood. */
    int firstNear(int most) {
        int first = Point.BITS;
        int held = 0;
        for (int i = slices.length - 1; i >= 0 && held + slices[i].size() <= most; i--) {
            held += slices[i].size();
            first = slices[i].bucket;
        }
        return first;
    }

    int[] buckets() {
        int[] used = new int[slices.length];
        for (int i = 0; i < used.length; i++) used[i] = slices[i].bucket;
        return used;
    }

    List<Located> all() {
        List<Located> all = new ArrayList<>(size);
        for (Slice slice : slices) all.addAll(slice.peers);
        return all;
    }

    /**
     * The closest to the target, closest first. Where the target differs from us, the bucket of that bit is on the target's
     * side, nearer than all deeper ones: those first, upwards. Where it does not, a bucket is farther than all deeper ones:
     * those last, downwards.
     */
    List<Located> closest(Point target, int most) {
        int wanted = Math.min(most, size);
        if (wanted <= 0) return List.of();
        Nearest nearest = new Nearest(target, wanted);
        for (int i = 0; i < slices.length && !nearest.isFull(); i++)
            if (differs(target, slices[i].bucket)) slices[i].gather(nearest);
        for (int i = slices.length - 1; i >= 0 && !nearest.isFull(); i--)
            if (!differs(target, slices[i].bucket)) slices[i].gather(nearest);
        return nearest.toList();
    }

    private boolean differs(Point target, int bit) {
        long word = switch (bit / Long.SIZE) {
            case 0 -> self.a() ^ target.a();
            case 1 -> self.b() ^ target.b();
            case 2 -> self.c() ^ target.c();
            default -> self.d() ^ target.d();
        };
        return word << (bit % Long.SIZE) < 0;
    }
}
