package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The equation of RFC 8032, 5.1.7, without a cofactor: R is the encoding of {@code S·B - k·A}, byte for byte. With A of
 * prime order that point has no component of small order, so neither has any R that is accepted, and every spelling but
 * the canonical one is refused.
 */
final class SignatureEquation implements Curve.Verifier {
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    /** For the base point a table of 64 multiples is made once; for a key, one of 8. */
    private static final int BASE_WIDTH = 8;

    private static final int KEY_WIDTH = 5;
    private static final CurvePoint.Addend[] BASE = table(base(), BASE_WIDTH);
    private static final byte[] NEUTRAL = CurvePoint.neutral().encode();

    private final Bytes key;
    private final CurvePoint.Addend[] multiples;

    /** The key must have passed the gate. */
    SignatureEquation(Bytes key) {
        this.key = key;
        this.multiples = table(CurvePoint.decode(key.unsafeArray()), KEY_WIDTH);
    }

    @Override
    public boolean verifies(Signature signature, Bytes message) {
        byte[] bytes = signature.bytes().unsafeArray();
        byte[] r = Arrays.copyOf(bytes, CurvePoint.LENGTH);
        byte[] s = Arrays.copyOfRange(bytes, CurvePoint.LENGTH, Signature.LENGTH);
        if (number(s).compareTo(ORDER) >= 0 || Arrays.equals(r, NEUTRAL)) return false;
        byte[] k = littleEndian(challenge(r, message));
        return Arrays.equals(difference(s, k), r);
    }

    /** {@code s·B - k·A}, doubling once for both products. */
    private byte[] difference(byte[] s, byte[] k) {
        byte[] ofBase = SignedDigits.of(s, BASE_WIDTH);
        byte[] ofKey = SignedDigits.of(k, KEY_WIDTH);
        CurvePoint sum = CurvePoint.neutral();
        int i = SignedDigits.COUNT - 1;
        while (i > 0 && ofBase[i] == 0 && ofKey[i] == 0) i--;
        for (; i >= 0; i--) {
            sum.twice();
            accumulate(sum, ofBase[i], BASE);
            accumulate(sum, -ofKey[i], multiples);
        }
        return sum.encode();
    }

    private static void accumulate(CurvePoint sum, int digit, CurvePoint.Addend[] multiples) {
        if (digit > 0) sum.add(multiples[digit >>> 1]);
        else if (digit < 0) sum.subtract(multiples[-digit >>> 1]);
    }

    private static CurvePoint.Addend[] table(CurvePoint point, int width) {
        return point.oddMultiples(1 << (width - 2));
    }

    private BigInteger challenge(byte[] r, Bytes message) {
        MessageDigest digest = Curve25519.newSha512();
        digest.update(r);
        digest.update(key.unsafeArray());
        digest.update(message.unsafeArray());
        return number(digest.digest()).mod(ORDER);
    }

    /** {@code y = 4/5}, the even of its two x (RFC 8032, 5.1). */
    private static CurvePoint base() {
        byte[] encoded = new byte[CurvePoint.LENGTH];
        Arrays.fill(encoded, (byte) 0x66);
        encoded[0] = 0x58;
        return CurvePoint.decode(encoded);
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bigEndian = number.toByteArray();
        return Arrays.copyOf(reversed(bigEndian), CurvePoint.LENGTH);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return reversed;
    }
}
