package io.folkmoot.actors.records;

import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Write tokens that need no memory: the hash of a secret, the period, the asker and the key. One is good in the period in
 * which it was given and in the next. Nothing in it changes, so any thread may use it; the dice must be fit for keys.
 */
public final class RotatingTokens implements WriteTokens {
    /** A put follows its search within seconds; what a thief can do with a token, it can do for ten minutes. */
    static final Duration PERIOD = Duration.ofMinutes(5);

    private static final int SECRET = 32;
    /** All parts have a fixed length and most of the hash is cut off, so nobody can extend what was hashed. */
    private static final int HASHED = SECRET + Long.BYTES + PublicKey.LENGTH + Point.LENGTH;

    private final MonotonicClock clock;
    private final byte[] secret = new byte[SECRET];

    public RotatingTokens(MonotonicClock clock, RandomGenerator dice) {
        this.clock = clock;
        dice.nextBytes(secret);
    }

    @Override
    public Bytes issue(PublicKey asker, Point key) {
        return Bytes.adopt(token(period(), asker, key));
    }

    @Override
    public boolean isValid(Bytes token, PublicKey writer, Point key) {
        long period = period();
        return MessageDigest.isEqual(token.unsafeArray(), token(period, writer, key))
                || MessageDigest.isEqual(token.unsafeArray(), token(period - 1, writer, key));
    }

    private long period() {
        return Math.floorDiv(clock.nanos(), PERIOD.toNanos());
    }

    private byte[] token(long period, PublicKey asker, Point key) {
        byte[] hashed = ByteBuffer.allocate(HASHED)
                .put(secret)
                .putLong(period)
                .put(asker.bytes().unsafeArray())
                .putLong(key.a())
                .putLong(key.b())
                .putLong(key.c())
                .putLong(key.d())
                .array();
        byte[] token = Arrays.copyOf(Sha256.newDigest().digest(hashed), Store.TOKEN);
        // The token of zeros means something else.
        if (Store.ASKED_FOR.equals(Bytes.adopt(token))) token[0] = 1;
        return token;
    }
}
