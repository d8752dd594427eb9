package io.folkmoot.actors.records;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All keys that begin with the same bits: the ranges in which holders compare what they have. */
record Block(TableKey from, int bits) {
    static final Block WHOLE = new Block(new TableKey(0, 0, 0, 0), 0);

    /** Sixteen digests fit a datagram, and a million records are told apart in four steps. */
    private static final int BITS_PER_STEP = 4;

    static Block around(Point point, int bits) {
        return new Block(
                new TableKey(
                        point.a() & mask(bits, 0),
                        point.b() & mask(bits, 1),
                        point.c() & mask(bits, 2),
                        point.d() & mask(bits, 3)),
                bits);
    }

    /** Empty if these are not the ends of a block. */
    static Optional<Block> between(TableKey from, TableKey to) {
        Block block = around(from, Distance.commonPrefix(from, to));
        return block.from.equals(from) && block.to().equals(to) ? Optional.of(block) : Optional.empty();
    }

    TableKey to() {
        return new TableKey(
                from.a() | ~mask(bits, 0),
                from.b() | ~mask(bits, 1),
                from.c() | ~mask(bits, 2),
                from.d() | ~mask(bits, 3));
    }

    boolean contains(Point point) {
        return Distance.commonPrefix(from, point) >= bits;
    }

    boolean isOneKey() {
        return bits == Point.BITS;
    }

    /** In the order of the keys. */
    List<Block> parts() {
        return split(Math.min(BITS_PER_STEP, Point.BITS - bits));
    }

    List<Block> halves() {
        return split(1);
    }

    private List<Block> split(int more) {
        List<Block> parts = new ArrayList<>(1 << more);
        for (long i = 0; i < 1L << more; i++) parts.add(part(i, more));
        return parts;
    }

    private Block part(long number, int more) {
        long[] words = {from.a(), from.b(), from.c(), from.d()};
        for (int i = 0; i < more; i++) {
            int bit = bits + i;
            if ((number >>> (more - 1 - i) & 1) == 1) words[bit / Long.SIZE] |= Long.MIN_VALUE >>> (bit % Long.SIZE);
        }
        return new Block(new TableKey(words[0], words[1], words[2], words[3]), bits + more);
    }

    /** Ones for those of the first bits that stand in this word. */
    private static long mask(int bits, int word) {
        int here = bits - word * Long.SIZE;
        if (here <= 0) return 0;
        return here >= Long.SIZE ? -1L : ~(-1L >>> here);
    }
}
