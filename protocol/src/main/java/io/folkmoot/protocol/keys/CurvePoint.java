package io.folkmoot.protocol.keys;

import java.math.BigInteger;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * A point of the curve of RFC 8032 that is worked on in place, in the extended coordinates of Hisil, Wong, Carter and
 * Dawson (2008): {@code x = X/Z}, {@code y = Y/Z}, {@code xy = T/Z}. The library's field does the arithmetic. Not in
 * constant time: only public values come here.
 */
final class CurvePoint {
    static final int LENGTH = 32;

    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The curve's constant, -121665/121666. */
    private static final int[] D = element(BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(PRIME))
            .mod(PRIME));

    private static final int[] TWICE_D = twice(D);

    private final int[] x = X25519Field.create();
    private final int[] y = X25519Field.create();
    private final int[] z = X25519Field.create();
    private final int[] t = X25519Field.create();

    private final int[] a = X25519Field.create();
    private final int[] b = X25519Field.create();
    private final int[] c = X25519Field.create();
    private final int[] d = X25519Field.create();

    /** A point prepared to be added: {@code Y + X}, {@code Y - X}, {@code 2Z} and {@code 2dT}. */
    static final class Addend {
        private final int[] sum = X25519Field.create();
        private final int[] difference = X25519Field.create();
        private final int[] twiceZ = X25519Field.create();
        private final int[] twiceDt = X25519Field.create();

        private Addend() {}
    }

    private CurvePoint() {}

    static CurvePoint neutral() {
        CurvePoint point = new CurvePoint();
        X25519Field.one(point.y);
        X25519Field.one(point.z);
        return point;
    }

    /** Decodes what is known to be a canonical encoding of a point. */
    static CurvePoint decode(byte[] encoded) {
        CurvePoint point = neutral();
        byte[] withoutSign = encoded.clone();
        withoutSign[LENGTH - 1] &= 0x7f;
        X25519Field.decode255(withoutSign, point.y);
        X25519Field.sqr(point.y, point.a);
        X25519Field.mul(point.a, D, point.b);
        X25519Field.subOne(point.a);
        X25519Field.addOne(point.b);
        if (!X25519Field.sqrtRatioVar(point.a, point.b, point.x)) throw new IllegalArgumentException("not a point");
        X25519Field.normalize(point.x);
        if ((point.x[0] & 1) != (encoded[LENGTH - 1] & 0x80) >>> 7) {
            X25519Field.negate(point.x, point.x);
            X25519Field.carry(point.x);
        }
        X25519Field.mul(point.x, point.y, point.t);
        return point;
    }

    void twice() {
        X25519Field.sqr(x, a);
        X25519Field.sqr(y, b);
        X25519Field.sqr(z, c);
        X25519Field.add(c, c, c);
        X25519Field.add(x, y, d);
        X25519Field.sqr(d, d);
        X25519Field.add(a, b, t);
        X25519Field.carry(t);
        X25519Field.sub(b, a, b);
        X25519Field.sub(d, t, a);
        X25519Field.carry(a);
        X25519Field.sub(c, b, c);
        X25519Field.carry(c);
        finish(a, t, b, c);
    }

    void add(Addend other) {
        combine(other.sum, other.difference, other);
        X25519Field.add(d, c, t);
        X25519Field.sub(d, c, c);
        ends(t, c);
    }

    void subtract(Addend other) {
        combine(other.difference, other.sum, other);
        X25519Field.sub(d, c, t);
        X25519Field.add(d, c, c);
        ends(t, c);
    }

    private void combine(int[] first, int[] second, Addend other) {
        X25519Field.apm(y, x, a, b);
        X25519Field.mul(a, first, a);
        X25519Field.mul(b, second, b);
        X25519Field.mul(t, other.twiceDt, c);
        X25519Field.mul(z, other.twiceZ, d);
    }

    private void ends(int[] r, int[] s) {
        X25519Field.sub(a, b, d);
        X25519Field.add(a, b, b);
        // The field multiplies sums of carried elements; that it multiplies two sums is not promised.
        X25519Field.carry(d);
        X25519Field.carry(r);
        X25519Field.carry(s);
        finish(d, b, r, s);
    }

    /** From a point with two denominators, {@code p/r} and {@code q/s}, to one with a common one. */
    private void finish(int[] p, int[] q, int[] r, int[] s) {
        X25519Field.mul(p, s, x);
        X25519Field.mul(q, r, y);
        X25519Field.mul(r, s, z);
        X25519Field.mul(p, q, t);
    }

    Addend toAddend() {
        Addend addend = new Addend();
        X25519Field.apm(y, x, addend.sum, addend.difference);
        X25519Field.carry(addend.sum);
        X25519Field.carry(addend.difference);
        X25519Field.add(z, z, addend.twiceZ);
        X25519Field.carry(addend.twiceZ);
        X25519Field.mul(t, TWICE_D, addend.twiceDt);
        return addend;
    }

    /** The odd multiples {@code 1, 3, 5 …} of this point, which itself is changed. */
    Addend[] oddMultiples(int count) {
        Addend[] multiples = new Addend[count];
        multiples[0] = toAddend();
        CurvePoint step = copy();
        step.twice();
        Addend two = step.toAddend();
        for (int i = 1; i < count; i++) {
            add(two);
            multiples[i] = toAddend();
        }
        return multiples;
    }

    byte[] encode() {
        X25519Field.invVar(z, a);
        X25519Field.mul(x, a, b);
        X25519Field.mul(y, a, c);
        X25519Field.normalize(b);
        X25519Field.normalize(c);
        byte[] encoded = new byte[LENGTH];
        X25519Field.encode(c, encoded);
        encoded[LENGTH - 1] |= (byte) ((b[0] & 1) << 7);
        return encoded;
    }

    private CurvePoint copy() {
        CurvePoint copy = new CurvePoint();
        X25519Field.copy(x, 0, copy.x, 0);
        X25519Field.copy(y, 0, copy.y, 0);
        X25519Field.copy(z, 0, copy.z, 0);
        X25519Field.copy(t, 0, copy.t, 0);
        return copy;
    }

    private static int[] twice(int[] element) {
        int[] twice = X25519Field.create();
        X25519Field.add(element, element, twice);
        X25519Field.carry(twice);
        return twice;
    }

    private static int[] element(BigInteger value) {
        byte[] littleEndian = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++)
            littleEndian[i] = value.shiftRight(8 * i).byteValue();
        int[] element = X25519Field.create();
        X25519Field.decode255(littleEndian, element);
        return element;
    }
}
