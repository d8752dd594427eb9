package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.simulation.world.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Many ids in order, which answers who of them is closest to a point by exclusive or. The words are read as unsigned. */
final class Ring {
    private final long[] ids;

    /** So many by chance; 64 bits tell a million apart. */
    static Ring drawn(long seed, int many) {
        long[] ids = new long[many];
        for (int i = 0; i < many; i++) ids[i] = Chance.draw(seed, Chance.key("id"), i) + Long.MIN_VALUE;
        Arrays.sort(ids);
        for (int i = 0; i < many; i++) ids[i] -= Long.MIN_VALUE;
        return new Ring(ids);
    }

    /** In order already. */
    private Ring(long[] ids) {
        this.ids = ids;
    }

    static Ring of(List<NodeId> inOrder) {
        return new Ring(inOrder.stream().mapToLong(NodeId::a).toArray());
    }

    int size() {
        return ids.length;
    }

    long id(int index) {
        return ids[index];
    }

    /** Hands over the indices of the closest, closest first. */
    void closest(long target, int most, IntConsumer to) {
        closest(target, 0, ids.length, 0, most, to);
    }

    private int closest(long target, int from, int to, int depth, int most, IntConsumer consumer) {
        if (most == 0 || from == to) return 0;
        if (to - from == 1 || depth == Long.SIZE) {
            int taken = Math.min(most, to - from);
            for (int i = from; i < from + taken; i++) consumer.accept(i);
            return taken;
        }
        int middle = firstWithBit(from, to, depth);
        boolean high = bit(target, depth);
        int near = closest(target, high ? middle : from, high ? to : middle, depth + 1, most, consumer);
        int far = closest(target, high ? from : middle, high ? middle : to, depth + 1, most - near, consumer);
        return near + far;
    }

    /** Within indices that share all bits before: where those begin that have this one. */
    int firstWithBit(int from, int to, int depth) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bit(ids[middle], depth)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    static boolean bit(long word, int depth) {
        return word << depth < 0;
    }
}
