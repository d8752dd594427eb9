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

/**
 * All that a peer knows of trust: verified statements, a page for each operator. Merging is commutative, associative and
 * idempotent, also at the limits: what does not fit is decided by one fixed order of all possible statements, first the
 * pages of the founders, then the others by key. A stranger can fill what room is left with pages of its own making, so
 * the edge takes a statement in only when {@link #concerns} says that it belongs to someone already named here.
 */
public final class TrustSet {
    /** Twenty statements for each of the operators that the largest genesis can carry, thrice; about 60 MB. */
    public static final int MAX_STATEMENTS = 1 << 16;

    private static final Bytes ROOT_TAG = Bytes.utf8("folkmoot/1/trust-root");

    private final Genesis genesis;
    private final SortedMap<PublicKey, Page> pages;
    private final int size;

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
        SortedMap<PublicKey, Page> kept = new TreeMap<>();
        int room = max;
        for (PublicKey key : inOrderOfKeeping(genesis, pages)) {
            if (room == 0) break;
            Page page = pages.getOrDefault(key, Page.EMPTY).first(room);
            kept.put(key, page);
            room -= page.size();
        }
        return new TrustSet(genesis, kept, max - room);
    }

    private static List<PublicKey> inOrderOfKeeping(Genesis genesis, SortedMap<PublicKey, Page> pages) {
        List<PublicKey> keys = new ArrayList<>(pages.keySet());
        keys.sort(Comparator.comparing((PublicKey key) -> !genesis.isOperator(key))
                .thenComparing(Comparator.naturalOrder()));
        return keys;
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
     * Whether a statement belongs to a founder, or to an operator whose certificate is here or has just been endorsed by
     * one of them. What does not may be junk or merely early; it waits outside until its endorsement has come.
     */
    public boolean concerns(Admitted<?> statement) {
        PublicKey issuer = statement.issuer();
        if (genesis.isOperator(issuer) || page(issuer).certificates().size() > 0) return true;
        return statement.body() instanceof OperatorCertificate && isEndorsed(statement.id());
    }

    private boolean isEndorsed(Bytes certificate) {
        for (Page page : pages.values())
            for (Admitted<Endorsement> endorsement : page.endorsements())
                if (endorsement.body().certificate().equals(certificate)) return true;
        return false;
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
