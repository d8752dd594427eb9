package io.folkmoot.protocol.identity;

/** How far apart two points lie: their exclusive or, read as an unsigned number. */
public final class Distance {
    private Distance() {}

    /** Negative when {@code left} is closer to {@code target} than {@code right} is. */
    public static int compare(Point target, Point left, Point right) {
        if (left.a() != right.a()) return Long.compareUnsigned(target.a() ^ left.a(), target.a() ^ right.a());
        if (left.b() != right.b()) return Long.compareUnsigned(target.b() ^ left.b(), target.b() ^ right.b());
        if (left.c() != right.c()) return Long.compareUnsigned(target.c() ^ left.c(), target.c() ^ right.c());
        return Long.compareUnsigned(target.d() ^ left.d(), target.d() ^ right.d());
    }

    /** The number of leading bits that two points share: 256 for equal points. */
    public static int commonPrefix(Point left, Point right) {
        long a = left.a() ^ right.a();
        if (a != 0) return Long.numberOfLeadingZeros(a);
        long b = left.b() ^ right.b();
        if (b != 0) return Long.SIZE + Long.numberOfLeadingZeros(b);
        long c = left.c() ^ right.c();
        if (c != 0) return 2 * Long.SIZE + Long.numberOfLeadingZeros(c);
        return 3 * Long.SIZE + Long.numberOfLeadingZeros(left.d() ^ right.d());
    }

    /** Counted from the far side: 0 when the highest bit differs, 255 when only the lowest does. */
    public static int bucketIndex(Point self, Point other) {
        int index = commonPrefix(self, other);
        if (index == Point.BITS) throw new IllegalArgumentException("a peer has no bucket for itself");
        return index;
    }

    /** The exclusive or itself, as a point, for display and for picking a random id of a bucket. */
    public static NodeId xor(Point left, Point right) {
        return new NodeId(left.a() ^ right.a(), left.b() ^ right.b(), left.c() ^ right.c(), left.d() ^ right.d());
    }
}
