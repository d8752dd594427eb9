package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The curve of RFC 8032 in slow, obvious arithmetic: the independent twin that the fast verifier is held against. */
final class Edwards {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

    record Point(BigInteger x, BigInteger y) {
        Point plus(Point o) {
            BigInteger cross =
                    D.multiply(x).multiply(o.x).multiply(y).multiply(o.y).mod(P);
            BigInteger nx = x.multiply(o.y)
                    .add(y.multiply(o.x))
                    .multiply(BigInteger.ONE.add(cross).modInverse(P));
            BigInteger ny = y.multiply(o.y)
                    .add(x.multiply(o.x))
                    .multiply(BigInteger.ONE.subtract(cross).modInverse(P));
            return new Point(nx.mod(P), ny.mod(P));
        }

        Point negated() {
            return new Point(x.negate().mod(P), y);
        }

        Point times(BigInteger factor) {
            Point sum = IDENTITY;
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                if (factor.testBit(bit)) sum = sum.plus(this);
            }
            return sum;
        }

        Bytes encoded() {
            BigInteger number = x.testBit(0) ? y.setBit(255) : y;
            return littleEndian(number);
        }
    }

    static final Point IDENTITY = new Point(BigInteger.ZERO, BigInteger.ONE);
    static final Point BASE = decode(Bytes.hex("58" + "66".repeat(31))).orElseThrow();

    private Edwards() {}

    /** Canonical encodings only: y below the prime, and no sign on an x of zero. */
    static Optional<Point> decode(Bytes encoded) {
        BigInteger number = number(encoded);
        boolean sign = number.testBit(255);
        BigInteger y = number.clearBit(255);
        if (y.compareTo(P) >= 0) return Optional.empty();
        BigInteger yy = y.multiply(y).mod(P);
        BigInteger xx = yy.subtract(BigInteger.ONE)
                .multiply(D.multiply(yy).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger x = xx.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(xx)) x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
        if (!x.multiply(x).mod(P).equals(xx)) return Optional.empty();
        if (x.signum() == 0 && sign) return Optional.empty();
        if (x.testBit(0) != sign) x = P.subtract(x);
        return Optional.of(new Point(x, y));
    }

    /** The strict rule word for word: A and R canonical and of exactly the prime order, S small, and S·B = R + k·A. */
    static boolean verifies(Bytes key, Bytes message, Bytes signature) {
        Optional<Point> a = decode(key).filter(Edwards::hasPrimeOrder);
        Bytes encodedR = Bytes.copyOf(signature.unsafeArray(), 0, 32);
        Optional<Point> r = decode(encodedR).filter(Edwards::hasPrimeOrder);
        BigInteger s = number(Bytes.copyOf(signature.unsafeArray(), 32, 32));
        if (a.isEmpty() || r.isEmpty() || s.compareTo(L) >= 0) return false;
        BigInteger k = challenge(encodedR, key, message);
        return BASE.times(s).equals(r.get().plus(a.get().times(k)));
    }

    static boolean hasPrimeOrder(Point point) {
        return !point.equals(IDENTITY) && point.times(L).equals(IDENTITY);
    }

    static BigInteger challenge(Bytes r, Bytes key, Bytes message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(r.unsafeArray());
            digest.update(key.unsafeArray());
            digest.update(message.unsafeArray());
            return number(Bytes.adopt(digest.digest())).mod(L);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The eight points whose order divides eight, in the order of their multiples of one generator. */
    static List<Point> torsion() {
        for (long seed = 2; ; seed++) {
            Optional<Point> candidate = decode(littleEndian(BigInteger.valueOf(seed)));
            if (candidate.isEmpty()) continue;
            Point generator = candidate.get().times(L);
            if (generator.times(BigInteger.valueOf(4)).equals(IDENTITY)) continue;
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < 8; i++) points.add(generator.times(BigInteger.valueOf(i)));
            return points;
        }
    }

    static BigInteger number(Bytes littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length()];
        for (int i = 0; i < bigEndian.length; i++) bigEndian[i] = littleEndian.at(bigEndian.length - 1 - i);
        return new BigInteger(1, bigEndian);
    }

    static Bytes littleEndian(BigInteger number) {
        byte[] out = new byte[32];
        for (int i = 0; i < 32; i++) out[i] = number.shiftRight(8 * i).byteValue();
        return Bytes.adopt(out);
    }
}
