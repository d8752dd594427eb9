package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The signatures about which libraries differ, made by the slow twin from one fixed secret scalar. Each is a case of the
 * published table: who accepts another set than ours splits the mesh.
 */
public record EdgeCase(String title, Bytes key, Bytes message, Bytes signature, boolean valid) {
    private static final BigInteger SECRET = new BigInteger("1234567890123456789012345678901234567890").mod(Edwards.L);
    private static final BigInteger NONCE = new BigInteger("9876543210987654321098765432109876543210").mod(Edwards.L);
    private static final Bytes MESSAGE = Bytes.utf8("folkmoot");

    public static List<EdgeCase> all() {
        List<Edwards.Point> torsion = Edwards.torsion();
        Edwards.Point honest = Edwards.BASE.times(SECRET);
        Edwards.Point nonce = Edwards.BASE.times(NONCE);
        List<EdgeCase> cases = new ArrayList<>();
        cases.add(signed("an honest signature", honest.encoded(), nonce.encoded(), true));
        cases.add(with("S plus the group order", cases.get(0), 1));
        cases.add(with("S plus twice the group order", cases.get(0), 2));
        for (int i = 0; i < 8; i++) {
            Bytes key = torsion.get(i).encoded();
            cases.add(new EdgeCase(
                    "key of small order, multiple " + i,
                    key,
                    MESSAGE,
                    forged(torsion.get(0).encoded(), BigInteger.ZERO),
                    false));
        }
        for (int i = 1; i < 8; i++) {
            Bytes key = honest.plus(torsion.get(i)).encoded();
            cases.add(signed("key of mixed order, component " + i, key, nonce.encoded(), false));
        }
        for (int i = 1; i < 8; i++) {
            Bytes r = nonce.plus(torsion.get(i)).encoded();
            cases.add(signed("R of mixed order, component " + i, honest.encoded(), r, false));
        }
        for (int i = 0; i < 8; i++) {
            Bytes r = torsion.get(i).encoded();
            BigInteger s = Edwards.challenge(r, honest.encoded(), MESSAGE)
                    .multiply(SECRET)
                    .mod(Edwards.L);
            cases.add(new EdgeCase("R of small order, multiple " + i, honest.encoded(), MESSAGE, forged(r, s), false));
        }
        Bytes identity = Edwards.IDENTITY.encoded();
        for (Bytes key : nonCanonical())
            cases.add(new EdgeCase(
                    "key not canonical: " + key.toHex(), key, MESSAGE, forged(identity, BigInteger.ZERO), false));
        for (Bytes r : nonCanonical()) {
            BigInteger s = Edwards.challenge(r, honest.encoded(), MESSAGE)
                    .multiply(SECRET)
                    .mod(Edwards.L);
            cases.add(new EdgeCase("R not canonical: " + r.toHex(), honest.encoded(), MESSAGE, forged(r, s), false));
        }
        return List.copyOf(cases);
    }

    /** The other spellings of small-order points: y at or above the prime, or a sign on an x of zero. */
    private static List<Bytes> nonCanonical() {
        BigInteger sign = BigInteger.ONE.shiftLeft(255);
        BigInteger minusOne = Edwards.P.subtract(BigInteger.ONE);
        return List.of(
                Edwards.littleEndian(BigInteger.ONE.add(sign)),
                Edwards.littleEndian(minusOne.add(sign)),
                Edwards.littleEndian(Edwards.P),
                Edwards.littleEndian(Edwards.P.add(sign)),
                Edwards.littleEndian(Edwards.P.add(BigInteger.ONE)),
                Edwards.littleEndian(Edwards.P.add(BigInteger.ONE).add(sign)));
    }

    private static EdgeCase signed(String title, Bytes key, Bytes r, boolean valid) {
        BigInteger k = Edwards.challenge(r, key, MESSAGE);
        BigInteger s = NONCE.add(k.multiply(SECRET)).mod(Edwards.L);
        return new EdgeCase(title, key, MESSAGE, forged(r, s), valid);
    }

    private static EdgeCase with(String title, EdgeCase original, int orders) {
        Bytes r = Bytes.copyOf(original.signature.unsafeArray(), 0, 32);
        BigInteger s = Edwards.number(Bytes.copyOf(original.signature.unsafeArray(), 32, 32));
        BigInteger larger = s.add(Edwards.L.multiply(BigInteger.valueOf(orders)));
        return new EdgeCase(title, original.key, original.message, forged(r, larger), false);
    }

    private static Bytes forged(Bytes r, BigInteger s) {
        return Bytes.hex(r.toHex() + Edwards.littleEndian(s).toHex());
    }
}
