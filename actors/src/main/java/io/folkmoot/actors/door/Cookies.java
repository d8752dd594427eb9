package io.folkmoot.actors.door;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.packets.Datagram;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proofs that somebody receives where it sends from, and nothing to remember for them: a cookie is a keyed hash of the
 * path. It keeps two secrets, the one of this period and the one before, so that a cookie lives for one to two periods.
 */
final class Cookies {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH = 32;

    private final RandomGenerator dice;
    private final long life;
    private final byte[] hash = new byte[HASH];
    private Mac current;
    private Mac previous;
    private long period;

    /** Times count from zero, when the first period begins. */
    Cookies(Duration life, RandomGenerator dice) {
        this.dice = dice;
        this.life = life.toNanos();
        this.current = mac();
        this.previous = mac();
        renew(current);
        renew(previous);
    }

    Bytes bake(Path path, long now) {
        turn(now);
        hash(current, path);
        return Bytes.copyOf(hash, 0, Datagram.COOKIE);
    }

    /** Whether the cookie that stands in the packet at the offset was baked for this path, and not too long ago. */
    boolean isValid(Path path, byte[] packet, int offset, long now) {
        turn(now);
        return matches(current, path, packet, offset) || matches(previous, path, packet, offset);
    }

    private boolean matches(Mac mac, Path path, byte[] packet, int offset) {
        hash(mac, path);
        int difference = 0;
        for (int i = 0; i < Datagram.COOKIE; i++) difference |= hash[i] ^ packet[offset + i];
        return difference == 0;
    }

    private void hash(Mac mac, Path path) {
        switch (path) {
            case Direct direct -> update(mac, direct.address());
        }
        try {
            mac.doFinal(hash, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a SHA-256 has " + HASH + " bytes", e);
        }
    }

    private static void update(Mac mac, Address address) {
        mac.update(address.ip().unsafeArray());
        mac.update((byte) (address.port() >>> Byte.SIZE));
        mac.update((byte) address.port());
    }

    private void turn(long now) {
        long due = now / life;
        if (due == period) return;
        Mac oldest = previous;
        previous = current;
        current = oldest;
        renew(current);
        if (due > period + 1) renew(previous);
        period = due;
    }

    private void renew(Mac mac) {
        byte[] secret = new byte[HASH];
        dice.nextBytes(secret);
        try {
            mac.init(new SecretKeySpec(secret, HMAC));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
    }

    private static Mac mac() {
        try {
            return Mac.getInstance(HMAC);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
