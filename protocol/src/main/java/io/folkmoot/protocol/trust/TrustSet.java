package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.Signed;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a peer knows of trust: verified statements, a page for each operator. Merging is commutative and idempotent,
 * and associative as long as all that is merged fits in.
 *
 * <p>Beyond that, pages are kept whole or not at all: first those of the founders, then those at one endorsement from
 * them, at two and so on; of one depth the shortest first, so that who writes much to fill the set is the first to leave
 * it; then by a hash. Who is not reached keeps a few certificates at most. So a liar never drives out who stands nearer
 * to the founders than what it endorses. But what left is forgotten until it is sent again: at the limit sets that merge
 * in different orders may differ for a time, and what a page that left said or proved does not count. To come that far
 * takes who is reached already, as {@link #concerns} refuses all others at the edge.
 */
public final class TrustSet {
    /** Twenty statements for each of the operators that the largest genesis can carry, thrice; about 60 MB. */
    public static final int MAX_STATEMENTS = 1 << 16;

    /** Enough for who waits for its endorsements with a certificate and its successor. */
    private static final int FEW = 2;

    private static final Bytes ROOT_TAG = Bytes.utf8("folkmoot/1/trust-root");

    private final Genesis genesis;
    private final SortedMap<PublicKey, Page> pages;
    private final int size;

    /** Follows from the pages, once somebody asks; whoever works it out twice gets the same. */
    private volatile @Nullable Reach reach;

    private TrustSet(Genesis genesis, SortedMap<PublicKey, Page> pages, int size) {
        this.genesis = genesis;
        this.pages = pages;
        this.size = size;
    }

    public static TrustSet empty(Genesis genesis) {
        return new TrustSet(genesis, Collections.emptySortedMap(), 0);
    }

    private static TrustSet limited(Genesis genesis, SortedMap<PublicKey, Page> pages, int max) {
        int size = 0;
        for (Page page : pages.values()) size += page.size();
        if (size <= max) return new TrustSet(genesis, pages, size);
        Reach reach = Reach.of(genesis, pages);
        SortedMap<PublicKey, Page> kept = new TreeMap<>();
        int room = max;
        for (PublicKey key : inOrderOfKeeping(genesis, pages, reach)) {
            Page whole = pages.getOrDefault(key, Page.EMPTY);
            Page page = reach.isReached(key) ? whole : whole.few(FEW);
            if (page.size() == 0 || page.size() > room) continue;
            kept.put(key, page);
            room -= page.size();
        }
        return new TrustSet(genesis, kept, max - room);
    }

    private static List<PublicKey> inOrderOfKeeping(Genesis genesis, SortedMap<PublicKey, Page> pages, Reach reach) {
        SortedMap<PublicKey, Bytes> hashes = new TreeMap<>();
        for (PublicKey key : pages.keySet()) hashes.put(key, hashOf(genesis, key));
        List<PublicKey> keys = new ArrayList<>(pages.keySet());
        keys.sort(Comparator.comparingInt(reach::depth)
                .thenComparingInt(
                        (PublicKey key) -> pages.getOrDefault(key, Page.EMPTY).size())
                .thenComparing(key -> hashes.getOrDefault(key, Bytes.EMPTY)));
        return keys;
    }

    private static Bytes hashOf(Genesis genesis, PublicKey key) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(genesis.networkId().bytes().unsafeArray());
        digest.update(key.bytes().unsafeArray());
        return Bytes.adopt(digest.digest());
    }

    /** Verifies and adds one statement; a refusal says what is wrong with it. */
    public TrustSet admit(Signed signed) throws MalformedException {
        return with(List.of(Admitted.verify(signed, genesis)));
    }

    public TrustSet with(Collection<? extends Admitted<?>> statements) {
        return with(statements, MAX_STATEMENTS);
    }

    TrustSet with(Collection<? extends Admitted<?>> statements, int max) {
        SortedMap<PublicKey, Page> merged = new TreeMap<>(pages);
        for (Admitted<?> statement : statements) merged.merge(statement.issuer(), Page.of(statement), Page::union);
        return limited(genesis, merged, max);
    }

    public TrustSet union(TrustSet other) {
        return union(other, MAX_STATEMENTS);
    }

    TrustSet union(TrustSet other, int max) {
        if (!genesis.equals(other.genesis))
            throw new IllegalArgumentException("sets of different networks: " + genesis + " and " + other.genesis);
        SortedMap<PublicKey, Page> merged = new TreeMap<>(pages);
        other.pages.forEach((key, page) -> merged.merge(key, page, Page::union));
        return limited(genesis, merged, max);
    }

    /**
     * Whether a statement belongs to a founder or to someone whom endorsements lead to from the founders, or is a
     * certificate that one of them has just endorsed. What does not may be junk or merely early; it waits outside until
     * its endorsement has come.
     */
    public boolean concerns(Admitted<?> statement) {
        if (reach().isReached(statement.issuer())) return true;
        return statement.body() instanceof OperatorCertificate && reach().isEndorsed(statement.id());
    }

    private Reach reach() {
        Reach known = reach;
        if (known == null) reach = known = Reach.of(genesis, pages);
        return known;
    }

    public Genesis genesis() {
        return genesis;
    }

    public int size() {
        return size;
    }

    Map<PublicKey, Page> pages() {
        return Collections.unmodifiableMap(pages);
    }

    Page page(PublicKey operator) {
        return pages.getOrDefault(operator, Page.EMPTY);
    }

    /** Every statement with the bytes that arrived, in the order of the operators. */
    public List<Admitted<?>> statements() {
        List<Admitted<?>> all = new ArrayList<>(size);
        for (Page page : pages.values()) all.addAll(page.statements());
        return all;
    }

    /** The ids of all statements, sorted: what peers compare to find what the other lacks. */
    public List<Bytes> ids() {
        List<Bytes> ids = new ArrayList<>(size);
        for (Page page : pages.values()) ids.addAll(page.ids());
        Collections.sort(ids);
        return ids;
    }

    /** The hash that goes with every handshake; equal exactly when the sets are. */
    public Bytes root() {
        MessageDigest digest = Sha256.newDigest();
        digest.update(ROOT_TAG.unsafeArray());
        digest.update(genesis.networkId().bytes().unsafeArray());
        for (Bytes id : ids()) digest.update(id.unsafeArray());
        return Bytes.adopt(digest.digest());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustSet that && genesis.equals(that.genesis) && pages.equals(that.pages);
    }

    @Override
    public int hashCode() {
        return pages.hashCode();
    }

    @Override
    public String toString() {
        return size + " statements of " + pages.size() + " operators in " + genesis.name();
    }
}
