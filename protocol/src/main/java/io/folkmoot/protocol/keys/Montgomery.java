package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/** The birational map from the Edwards curve of signatures to the Montgomery curve of key agreement (RFC 7748, 4.1). */
final class Montgomery {
    private static final int LENGTH = 32;

    private Montgomery() {}

    /** {@code u = (1 + y) / (1 - y)}; the encoded point must have passed the gate, so the divisor is not zero. */
    static Bytes fromEdwards(Bytes edwards) {
        byte[] encoded = edwards.toArray();
        encoded[LENGTH - 1] &= 0x7f;
        int[] y = X25519Field.create();
        X25519Field.decode255(encoded, y);

        int[] one = X25519Field.create();
        X25519Field.one(one);
        int[] numerator = X25519Field.create();
        int[] denominator = X25519Field.create();
        X25519Field.add(one, y, numerator);
        X25519Field.sub(one, y, denominator);
        X25519Field.carry(numerator);
        X25519Field.carry(denominator);
        X25519Field.inv(denominator, denominator);

        int[] u = X25519Field.create();
        X25519Field.mul(numerator, denominator, u);
        X25519Field.normalize(u);
        byte[] out = new byte[LENGTH];
        X25519Field.encode(u, out, 0);
        return Bytes.adopt(out);
    }
}
