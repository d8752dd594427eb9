package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Which path to use towards one neighbour. Packets that come by another than the one in use make that a candidate; it is
 * used only after the neighbour has answered a challenge over it, and until then gets no more bytes than it brought. So
 * nobody can turn our answers on a third party by sending from its address.
 */
final class PathChoice {
    /** A candidate is challenged anew after this time, since challenge or answer may be lost. */
    private static final long AGAIN_NANOS = 100_000_000;

    private Path current;
    private @Nullable Candidate candidate;

    PathChoice(Path current) {
        this.current = current;
    }

    private static final class Candidate {
        final Path path;
        final Bytes nonce;
        long allowance;
        long challengedAt = Long.MIN_VALUE;

        Candidate(Path path, Bytes nonce) {
            this.path = path;
            this.nonce = nonce;
        }
    }

    Path current() {
        return current;
    }

    /** Proved by a handshake that went over it. */
    void prove(Path path) {
        current = path;
        candidate = null;
    }

    /** Notes by which path a genuine packet came; returns the challenge to send back over it, or null. */
    @Nullable
    Bytes came(Path from, int bytes, int challengeBytes, Bytes freshNonce, long now) {
        if (from.equals(current)) return null;
        Candidate known = candidate;
        if (known == null || !known.path.equals(from)) {
            known = new Candidate(from, freshNonce);
            candidate = known;
        }
        known.allowance += bytes;
        boolean again = known.challengedAt == Long.MIN_VALUE || now - known.challengedAt >= AGAIN_NANOS;
        if (!again || !affords(from, challengeBytes)) return null;
        known.challengedAt = now;
        return known.nonce;
    }

    /** Whether so many bytes may go over this path; if they may, they are taken from what it brought. */
    boolean affords(Path path, int bytes) {
        if (path.equals(current)) return true;
        Candidate known = candidate;
        if (known == null || !known.path.equals(path) || known.allowance < bytes) return false;
        known.allowance -= bytes;
        return true;
    }

    /** True if this answer makes the candidate the path in use. */
    boolean answered(Bytes nonce) {
        Candidate known = candidate;
        if (known == null || !known.nonce.equals(nonce)) return false;
        prove(known.path);
        return true;
    }
}
