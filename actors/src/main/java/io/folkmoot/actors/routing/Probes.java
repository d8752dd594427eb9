package io.folkmoot.actors.routing;

import io.folkmoot.actors.door.Source;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pings of one table: those that wait for their turn and those on their way. Strangers can make us ping no faster than
 * the pace here, and never keep us from looking after whom we know.
 */
final class Probes {
    /** Enough to try a full table of a large network again in seconds, too slow to be anybody's weapon. */
    static final int PER_SECOND = 32;

    static final int BURST = 32;

    /** With two seconds of patience the dead alone would take eight of these in a second. */
    static final int MOST_ON_THEIR_WAY = 16;

    /** Kept free for checks, so that those who died are found out while strangers let us wait. */
    static final int FOR_CHECKS = 4;

    /** Eight seconds of newcomers; whoever finds no place comes again with its next session, or is heard of. */
    static final int MOST_NEWCOMERS = 256;

    private static final long INTERVAL = 1_000_000_000L / PER_SECOND;

    /** Far beyond anybody's patience: whoever was to answer has crashed, and must not hold a place for ever. */
    private static final long OVERDUE = 30_000_000_000L;

    private record Sent(Probe probe, long at) {}

    private final Diversity diversity;
    private final Map<PublicKey, Located> checks = new LinkedHashMap<>();
    private final Map<PublicKey, Located> newcomers = new LinkedHashMap<>();
    private final Map<Long, Sent> onTheirWay = new LinkedHashMap<>();
    private long lastRef;
    private long paidUntil = Long.MIN_VALUE;

    /** Numbers begin by chance, so that answers to an earlier life of the table mean nothing to this one. */
    Probes(Diversity diversity, long firstRef) {
        this.diversity = diversity;
        this.lastRef = firstRef;
    }

    /** One at most for each member and candidate of a bucket, so these need no other bound. */
    void check(Located peer) {
        checks.put(peer.contact().key(), peer);
    }

    /** False where it finds no place: the queue is full, or full of its own network. The ones that wait stay. */
    boolean newcomer(Located peer) {
        PublicKey key = peer.contact().key();
        if (isOnItsWay(key)) return true;
        if (!newcomers.containsKey(key)
                && (newcomers.size() >= MOST_NEWCOMERS
                        || tooManyFrom(peer.contact().address()))) return false;
        newcomers.put(key, peer);
        return true;
    }

    private boolean tooManyFrom(Address address) {
        if (diversity.isExempt(address)) return false;
        long network = Source.network(address.ip());
        return newcomers.values().stream()
                        .filter(other ->
                                Source.network(other.contact().address().ip()) == network)
                        .count()
                >= diversity.perTable();
    }

    /** The next whose turn it is, checks first. */
    @Nullable
    Probe poll() {
        Located check = takeFirst(checks);
        if (check != null) return new Probe(Probe.Why.CHECK, check);
        Located newcomer = takeFirst(newcomers);
        return newcomer == null ? null : new Probe(Probe.Why.NEWCOMER, newcomer);
    }

    private static @Nullable Located takeFirst(Map<PublicKey, Located> queue) {
        var first = queue.entrySet().iterator();
        if (!first.hasNext()) return null;
        Located peer = first.next().getValue();
        first.remove();
        return peer;
    }

    boolean hasPlace() {
        return onTheirWay.size() < (checks.isEmpty() ? MOST_ON_THEIR_WAY - FOR_CHECKS : MOST_ON_THEIR_WAY);
    }

    /** How long the pace lets the next one wait; nothing when it may go. */
    long pause(long now) {
        if (paidUntil == Long.MIN_VALUE) return 0;
        return Math.max(0, paidUntil - now - (BURST - 1) * INTERVAL);
    }

    /** The number under which it goes. */
    long sent(Probe probe, long now) {
        paidUntil = (paidUntil == Long.MIN_VALUE ? now : Math.max(paidUntil, now)) + INTERVAL;
        onTheirWay.put(++lastRef, new Sent(probe, now));
        return lastRef;
    }

    /** Null for one that we know nothing of. */
    @Nullable
    Probe ended(long ref) {
        Sent sent = onTheirWay.remove(ref);
        return sent == null ? null : sent.probe();
    }

    /** Those of which nothing will be heard any more; their places are free. */
    List<Probe> overdue(long now) {
        List<Probe> overdue = new ArrayList<>();
        var sent = onTheirWay.values().iterator();
        while (sent.hasNext()) {
            Sent first = sent.next();
            if (now - first.at() < OVERDUE) break;
            overdue.add(first.probe());
            sent.remove();
        }
        return overdue;
    }

    boolean isOnItsWay(PublicKey key) {
        return onTheirWay.values().stream()
                .anyMatch(sent -> sent.probe().peer().contact().key().equals(key));
    }

    boolean isWaiting() {
        return !checks.isEmpty() || !newcomers.isEmpty();
    }

    int newcomersWaiting() {
        return newcomers.size();
    }
}
