package io.folkmoot.simulation.crypto;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.Curve;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;

/**
 * Stands in for the curve of identities. A key is three words that look like chance and a fourth that is computed from
 * them, so that a key made of chance, or damaged, does not pass the gate. As with the real one a key has a twin, the same
 * but for its last bit, which passes too and has the same exchange key.
 */
final class StandInCurve implements Curve {
    private static final long KEY = 11;
    private static final long SOUNDNESS = 12;
    private static final long EXCHANGE = 13;
    private static final long SIGNATURE = 14;

    private static final int FREE = 3;
    private static final int FREE_BYTES = FREE * Long.BYTES;
    private static final int SIGNATURE_WORDS = Signature.LENGTH / Long.BYTES;

    private final long seed;

    StandInCurve(long seed) {
        this.seed = seed;
    }

    @Override
    public PublicKey publicKey(Bytes secret) {
        byte[] key = new byte[PublicKey.LENGTH];
        new Mix(seed, KEY).add(secret).fill(key, 0, FREE);
        soundness(key).fill(key, FREE_BYTES, 1);
        return new PublicKey(Bytes.adopt(key));
    }

    private Mix soundness(byte[] key) {
        return new Mix(seed, SOUNDNESS).add(key, 0, FREE_BYTES);
    }

    @Override
    public Signature sign(Bytes secret, PublicKey key, Bytes message) {
        return new Signature(signing(key, message).bytes(SIGNATURE_WORDS));
    }

    private Mix signing(PublicKey key, Bytes message) {
        return new Mix(seed, SIGNATURE).add(key.bytes()).add(message);
    }

    @Override
    public Bytes exchangeSecret(Bytes secret) {
        return secret;
    }

    @Override
    public Bytes exchangeKey(PublicKey key) {
        byte[] bytes = key.bytes().unsafeArray();
        return new Mix(seed, EXCHANGE).add(bytes, 0, FREE_BYTES).bytes(PublicKey.LENGTH / Long.BYTES);
    }

    @Override
    public void requireSound(PublicKey key) throws MalformedException {
        byte[] bytes = key.bytes().unsafeArray();
        long difference = soundness(bytes).word(0) ^ Mix.word(bytes, FREE_BYTES);
        if (difference << 1 != 0) throw new MalformedException("public key " + key + ": not one of this world");
    }

    @Override
    public Verifier verifier(PublicKey key) {
        return (signature, message) ->
                signing(key, message).matches(signature.bytes().unsafeArray(), 0, SIGNATURE_WORDS);
    }
}
