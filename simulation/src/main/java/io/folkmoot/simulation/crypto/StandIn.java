package io.folkmoot.simulation.crypto;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.Curve;
import io.folkmoot.protocol.noise.Algorithms;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Sealing;

/**
 * Stands in for the algorithms of handshakes and sessions. The shared secret is a mix of both public keys, which whoever
 * knows neither secret cannot ask for here.
 */
final class StandIn implements Algorithms {
    private static final long HASH = 1;
    private static final long FIRST_KEY = 2;
    private static final long SECOND_KEY = 3;
    private static final long AGREEMENT = 4;

    private static final int WORDS = DhKeyPair.LENGTH / Long.BYTES;

    /** The point whose multiples are all zero. */
    private static final Bytes ZERO = Bytes.adopt(new byte[DhKeyPair.LENGTH]);

    private final long seed;
    private final StandInCurve curve;
    private final Sealing sealing;

    StandIn(long seed) {
        this.seed = seed;
        this.curve = new StandInCurve(seed);
        this.sealing = new StandInSealing(seed);
    }

    @Override
    public String name() {
        return "StandIn";
    }

    @Override
    public Curve curve() {
        return curve;
    }

    @Override
    public Bytes exchangeKey(Bytes secret) {
        return curve.exchangeKey(curve.publicKey(secret));
    }

    @Override
    public byte[] agree(Bytes secret, Bytes theirs) throws MalformedException {
        if (theirs.equals(ZERO))
            throw new MalformedException("public key " + theirs + " is of low order: the shared secret would be zero");
        Bytes ours = exchangeKey(secret);
        boolean first = ours.compareTo(theirs) < 0;
        return new Mix(seed, AGREEMENT)
                .add(first ? ours : theirs)
                .add(first ? theirs : ours)
                .array(WORDS);
    }

    @Override
    public Bytes hash(Bytes before, Bytes data) {
        return new Mix(seed, HASH).add(before).add(data).bytes(WORDS);
    }

    @Override
    public byte[][] derive(byte[] chainingKey, byte[] secret) {
        return new byte[][] {derive(FIRST_KEY, chainingKey, secret), derive(SECOND_KEY, chainingKey, secret)};
    }

    private byte[] derive(long purpose, byte[] chainingKey, byte[] secret) {
        return new Mix(seed, purpose)
                .add(chainingKey, 0, chainingKey.length)
                .add(secret, 0, secret.length)
                .array(WORDS);
    }

    @Override
    public Sealing sealing() {
        return sealing;
    }
}
