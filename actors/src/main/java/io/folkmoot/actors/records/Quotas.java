package io.folkmoot.actors.records;

import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Optional;

/**
 * How much each issuer, key, network and neighbour may write to this peer's disk in an hour. Whether a quota is used up
 * is asked before any signature is checked; issuer and key pay only for what is signed, or anybody could use theirs up.
 * Own records are free.
 */
final class Quotas {
    /** Thirty thousand small records: no person writes as much, and thirty such issuers are needed to fill a disk. */
    static final long PER_ISSUER = kib(64);

    /** A full index of the largest kind, twice over. */
    static final long PER_KEY = kib(32);

    /** Some peers of one data centre behind a /24. Private networks are free. */
    static final long PER_BLOCK = kib(256);

    /** What a neighbour may bring in repair, which asks for no issuer's share. */
    static final long PER_NEIGHBOUR = kib(512);

    /** A hundred bytes each. The busiest stay; whoever comes back after so many others starts anew. */
    static final int REMEMBERED = 512;

    private static final long HOUR = 3_600_000_000_000L;

    private final PublicKey self;
    private final Shares<PublicKey> issuers = new Shares<>(PER_ISSUER, HOUR, REMEMBERED);
    private final Shares<TableKey> keys = new Shares<>(PER_KEY, HOUR, REMEMBERED);
    private final Shares<AddressBlock> blocks = new Shares<>(PER_BLOCK, HOUR, REMEMBERED);
    private final Shares<PublicKey> neighbours = new Shares<>(PER_NEIGHBOUR, HOUR, REMEMBERED);

    Quotas(PublicKey self) {
        this.self = self;
    }

    private static long kib(long mib) {
        return mib << 10;
    }

    /** Before the signature is checked. The network pays for the attempt. */
    Optional<Failure> refuse(Optional<AddressBlock> from, PublicKey claimed, TableKey key, int bytes, long now) {
        if (claimed.equals(self)) return Optional.empty();
        long cost = cost(bytes);
        long waits = issuers.wait(claimed, cost, now);
        if (waits > 0) return refusal("the issuer", waits);
        waits = keys.wait(key, cost, now);
        if (waits > 0) return refusal("the key", waits);
        waits = from.isPresent() ? blocks.take(from.get(), cost, now) : 0;
        return waits > 0 ? refusal("the network of the sender", waits) : Optional.empty();
    }

    /** When the signature has been checked, right after it was not refused. */
    void charge(PublicKey issuer, TableKey key, int bytes, long now) {
        if (issuer.equals(self)) return;
        long waits = issuers.take(issuer, cost(bytes), now) + keys.take(key, cost(bytes), now);
        if (waits > 0) throw new IllegalStateException("charged for what had to wait");
    }

    /** Nothing came of it: or anybody could use up the share of issuer and key with what is held already, or outdated. */
    void giveBack(PublicKey issuer, TableKey key, int bytes) {
        if (issuer.equals(self)) return;
        issuers.giveBack(issuer, cost(bytes));
        keys.giveBack(key, cost(bytes));
    }

    /** For a copy that we asked a neighbour for. */
    Optional<Failure> refuseCopy(PublicKey neighbour, int bytes, long now) {
        long waits = neighbours.take(neighbour, cost(bytes), now);
        return waits > 0 ? refusal("the neighbour", waits) : Optional.empty();
    }

    /** In KiB: beside its bytes each record costs what stands around it on disk. */
    private static long cost(int bytes) {
        return 1 + ((bytes + 1023L) >> 10);
    }

    private static Optional<Failure> refusal(String whose, long waits) {
        return Optional.of(Refusing.overQuota(whose, waits));
    }
}
