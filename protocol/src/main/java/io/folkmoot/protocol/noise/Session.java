package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The transport phase over datagrams: keeps a key and a counter per direction, and which packets have come.
 *
 * <p>The counter travels with the packet and is its nonce, so that packets may come in any order (section 11.4). It also
 * says which key: {@code epoch = counter >>> 20}, and the key of an epoch is the Noise rekey (section 11.3) of the one
 * before, while the nonce goes on counting. So no rekey is announced or awaited, and each direction has its own. The
 * sender forgets a key after its last packet. The receiver moves on with the first packet that opens under the next key,
 * and keeps the previous one while {@link ReplayWindow} reaches back into its epoch: packets in flight around a rekey are
 * not lost. Only after 2^20 lost packets in a row would a direction be deaf until the next handshake.
 *
 * <p>Rekeying bounds what one key encrypts, not how long a session lasts. For that the owner makes a new handshake once
 * this one has {@link #expired}; it does not stop by itself, so that old and new can overlap.
 *
 * <p>Not for several threads at once.
 */
public final class Session {
    /** Bytes that sealing adds. */
    public static final int OVERHEAD = Aead.TAG_LENGTH;

    /** 2^20 packets of 1,232 bytes are 2^26.3 blocks of AES under one key; RFC 8446, section 5.5, stops at 2^34.5. */
    static final int EPOCH_BITS = 20;

    /** One hour: the most that a key stolen from memory may open of the past. */
    static final long LIFETIME_MILLIS = 3_600_000;

    private final Sealing sealing;
    private final long establishedMillis;
    private final ReplayWindow window = new ReplayWindow();
    private byte[] sendKey;
    private long sendEpoch;
    private byte[] receiveKey;
    private byte @Nullable [] previousReceiveKey;
    private long receiveEpoch;
    /** Negative once the last, 2^63 - 1, is used: Noise would allow twice as many, but these compare as they are. */
    private long nextCounter;

    private boolean wiped;

    /** A packet as it is to travel. */
    public record Sealed(long counter, Bytes ciphertext) {}

    /** Takes the keys over; they are those of the epoch of {@code firstCounter}. */
    Session(Sealing sealing, byte[] sendKey, byte[] receiveKey, long firstCounter, long establishedMillis) {
        this.sealing = sealing;
        this.sendKey = sendKey;
        this.sendEpoch = epoch(firstCounter);
        this.receiveKey = receiveKey;
        this.receiveEpoch = epoch(firstCounter);
        this.nextCounter = firstCounter;
        this.establishedMillis = establishedMillis;
    }

    /** The counter that the next packet will bear, for a header that is written, and authenticated, before it is sealed. */
    public long nextCounter() {
        return nextCounter;
    }

    public Sealed seal(Bytes plaintext, Bytes associatedData) {
        ByteBuffer out = ByteBuffer.allocate(plaintext.length() + OVERHEAD);
        long counter = seal(wrap(plaintext), wrap(associatedData), out);
        return new Sealed(counter, Bytes.adopt(out.array()));
    }

    /**
     * Returns the counter. Reads both inputs to their limits and writes from the position of {@code out}, which may be
     * where the plaintext lies: a packet can be sealed in place.
     */
    public long seal(ByteBuffer plaintext, ByteBuffer associatedData, ByteBuffer out) {
        requireLive();
        if (nextCounter < 0) throw new IllegalStateException("the last counter is used");
        int length = plaintext.remaining() + OVERHEAD;
        if (length > Handshake.MAX_MESSAGE)
            throw new IllegalArgumentException("packet has " + length + " bytes, over " + Handshake.MAX_MESSAGE);
        requireRoom(length, out);
        // Used up before the cipher runs, since a nonce must not come twice even if that fails.
        long counter = nextCounter++;
        if (epoch(counter) != sendEpoch) rekeyToSend();
        sealing.seal(sendKey, counter, associatedData, plaintext, out);
        return counter;
    }

    public Bytes open(long counter, Bytes ciphertext, Bytes associatedData) throws MalformedException {
        ByteBuffer out = ByteBuffer.allocate(Math.max(0, ciphertext.length() - OVERHEAD));
        open(counter, wrap(ciphertext), wrap(associatedData), out);
        return Bytes.adopt(out.array());
    }

    /**
     * Reads both inputs to their limits and writes the plaintext from the position of {@code out}, which may be where the
     * ciphertext lies. A refused packet changes nothing in the session; the positions of the buffers are then undefined.
     */
    public void open(long counter, ByteBuffer ciphertext, ByteBuffer associatedData, ByteBuffer out)
            throws MalformedException {
        requireLive();
        int length = ciphertext.remaining();
        if (length < OVERHEAD || length > Handshake.MAX_MESSAGE)
            throw new MalformedException(
                    "packet has " + length + " bytes, not " + OVERHEAD + " to " + Handshake.MAX_MESSAGE);
        requireRoom(length - OVERHEAD, out);
        if (!window.accepts(counter))
            throw new MalformedException("counter " + counter + " has come before or is under " + window.oldest());
        byte[] key = receiveKeyOf(counter);
        sealing.open(key, counter, associatedData, ciphertext, out);
        window.mark(counter);
        if (epoch(counter) > receiveEpoch) rekeyToReceive(key);
        if (epoch(window.oldest()) == receiveEpoch) forgetPreviousKey();
    }

    /** Nothing is under way any more: packets that have not come yet are gone, and take no memory. */
    public void rest() {
        window.rest();
        if (epoch(window.oldest()) == receiveEpoch) forgetPreviousKey();
    }

    /** Whether it is time for a new handshake: after one hour, or when no packet can be sealed any more. */
    public boolean expired(long nowMillis) {
        return wiped || nextCounter < 0 || nowMillis - establishedMillis >= LIFETIME_MILLIS;
    }

    /** Forgets the keys; nothing can be sealed or opened afterwards. */
    public void wipe() {
        wiped = true;
        forget(sendKey);
        forget(receiveKey);
        forgetPreviousKey();
    }

    private void rekeyToSend() {
        byte[] next = sealing.rekey(sendKey);
        forget(sendKey);
        sendKey = next;
        sendEpoch++;
    }

    private void rekeyToReceive(byte[] next) {
        forgetPreviousKey();
        previousReceiveKey = receiveKey;
        receiveKey = next;
        receiveEpoch++;
    }

    /** The next key is not kept: a forged counter costs one more encryption of 32 bytes, an idle session nothing. */
    private byte[] receiveKeyOf(long counter) throws MalformedException {
        long ahead = epoch(counter) - receiveEpoch;
        if (ahead == 0) return receiveKey;
        if (ahead == 1) return sealing.rekey(receiveKey);
        if (ahead == -1 && previousReceiveKey != null) return previousReceiveKey;
        throw new MalformedException("counter " + counter + " is of epoch " + epoch(counter) + ", not next to "
                + receiveEpoch + " or forgotten");
    }

    private void forgetPreviousKey() {
        if (previousReceiveKey != null) forget(previousReceiveKey);
        previousReceiveKey = null;
    }

    private void requireLive() {
        if (wiped) throw new IllegalStateException("the session's keys are wiped");
    }

    private static void forget(byte[] key) {
        Arrays.fill(key, (byte) 0);
    }

    private static void requireRoom(int length, ByteBuffer out) {
        if (out.remaining() < length)
            throw new IllegalArgumentException("out has room for " + out.remaining() + " bytes, not for " + length);
    }

    private static long epoch(long counter) {
        return counter >>> EPOCH_BITS;
    }

    private static ByteBuffer wrap(Bytes bytes) {
        return ByteBuffer.wrap(bytes.unsafeArray());
    }
}
