package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.Content.PathChallenge;

/**
 * Whether the neighbour is there and has our session, which a stream would find out only by a long silence: packets of
 * streams are not answered by those who know no session. Keeps when a packet last came, and asks for one.
 */
final class Presence {
    /** Long enough for a run of streams to begin at once, short against the time after which a stream gives up. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    /** So often in vain, and perhaps the neighbour has lost the session and its resets do not reach us. */
    private static final int SUSPICIOUS = 3;

    private static final long NEVER = Long.MIN_VALUE;

    private final Surroundings around;
    private final Channel channel;
    private long heardAt = NEVER;
    private int asked;
    private long askAt;

    Presence(Surroundings around, Channel channel) {
        this.around = around;
        this.channel = channel;
    }

    void heard(long now) {
        heardAt = now;
        asked = 0;
        askAt = now;
    }

    /** Another session: that it has reached the neighbour is not known. */
    void forget(long now) {
        heard(now);
        heardAt = NEVER;
    }

    boolean isSure(long now) {
        return heardAt != NEVER && now - heardAt <= FRESH_NANOS;
    }

    /** Sends what the neighbour will answer, unless it may still do so. */
    void ask(long now, Pace pace) {
        if (now < askAt) return;
        byte[] nonce = new byte[PathChallenge.NONCE];
        around.dice().nextBytes(nonce);
        channel.send(new PathChallenge(Bytes.adopt(nonce)));
        askAt = now + pace.patience(++asked);
    }

    boolean isSuspicious() {
        return asked >= SUSPICIOUS;
    }

    /** When to look again, as long as anybody wants to know. */
    long nextDue() {
        return heardAt == NEVER ? askAt : Math.max(askAt, heardAt + FRESH_NANOS + 1);
    }
}
