package io.folkmoot.simulation.crypto;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.Sealing;
import io.folkmoot.protocol.noise.Session;
import java.nio.ByteBuffer;

/** Stands in for the cipher: a mask over the text, and a tag of two words over all that the real one's covers. */
final class StandInSealing implements Sealing {
    private static final long START = 21;
    private static final long TAG = 22;
    private static final long REKEY = 23;

    private static final int KEY_WORDS = 4;
    private static final int TAG_WORDS = Session.OVERHEAD / Long.BYTES;

    private final long seed;

    StandInSealing(long seed) {
        this.seed = seed;
    }

    @Override
    public void seal(byte[] key, long nonce, ByteBuffer associatedData, ByteBuffer plaintext, ByteBuffer out) {
        Span data = Span.ofRest(associatedData);
        Span text = Span.ofRest(plaintext).apartFrom(out);
        long start = start(key, nonce);
        byte[] sealed = out.array();
        int at = out.arrayOffset() + out.position();
        Mix tag = tag(start, data);
        Mix.mask(start, text.array(), text.from(), sealed, at, text.length());
        tag.add(sealed, at, text.length()).fill(sealed, at + text.length(), TAG_WORDS);
        out.position(out.position() + text.length() + Session.OVERHEAD);
    }

    @Override
    public void open(byte[] key, long nonce, ByteBuffer associatedData, ByteBuffer ciphertext, ByteBuffer out)
            throws MalformedException {
        Span data = Span.ofRest(associatedData);
        Span sealed = Span.ofRest(ciphertext).apartFrom(out);
        int length = sealed.length() - Session.OVERHEAD;
        long start = start(key, nonce);
        Mix tag = tag(start, data).add(sealed.array(), sealed.from(), length);
        if (!tag.matches(sealed.array(), sealed.from() + length, TAG_WORDS))
            throw new MalformedException("ciphertext does not belong to this key, counter and associated data");
        int at = out.arrayOffset() + out.position();
        Mix.mask(start, sealed.array(), sealed.from(), out.array(), at, length);
        out.position(out.position() + length);
    }

    @Override
    public byte[] rekey(byte[] key) {
        return new Mix(seed, REKEY).add(key, 0, key.length).array(KEY_WORDS);
    }

    private long start(byte[] key, long nonce) {
        return new Mix(seed, START).add(key, 0, key.length).add(nonce).word(0);
    }

    private Mix tag(long start, Span data) {
        return new Mix(start, TAG).add(data.array(), data.from(), data.length());
    }
}
