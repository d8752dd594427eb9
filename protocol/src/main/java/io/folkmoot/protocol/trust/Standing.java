package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who stands where at one moment: the least fixed point, one layer after another from genesis. A layer is placed only on
 * layers before it, so operators that endorse each other in a circle lend each other nothing. An operator keeps its place
 * when it is expelled, for the endorsements of it that were witnessed; trusted is who has a place and is not out.
 */
final class Standing {
    private final Ledger ledger;
    private final Expulsions expulsions;
    private final long at;
    private final SortedMap<PublicKey, Place> places = new TreeMap<>();

    /** What was endorsed from the layers placed so far, by certificate and endorser. */
    private final SortedMap<Bytes, SortedMap<PublicKey, Vouch>> supports = new TreeMap<>();

    private Standing(Ledger ledger, Expulsions expulsions, long at) {
        this.ledger = ledger;
        this.expulsions = expulsions;
        this.at = at;
    }

    static Standing at(long at, Ledger ledger, Expulsions expulsions) {
        Standing standing = new Standing(ledger, expulsions, at);
        standing.placeFounders();
        for (int depth = 1; depth <= ledger.genesis().maxDepth(); depth++) standing.placeLayer(depth);
        return standing;
    }

    private void placeFounders() {
        for (GenesisOperator founder : ledger.genesis().operators()) places.put(founder.publicKey(), Place.FOUNDER);
        for (GenesisOperator founder : ledger.genesis().operators()) spread(founder.publicKey(), Place.FOUNDER);
    }

    private void placeLayer(int depth) {
        SortedMap<PublicKey, Place> layer = new TreeMap<>();
        for (PublicKey subject : candidates())
            for (Held<OperatorCertificate> certificate : ledger.certificates(subject)) {
                List<Vouch> support = support(certificate);
                if (layer.containsKey(subject) || !suffices(support)) continue;
                layer.put(subject, new Place(depth, Optional.of(certificate), support));
            }
        places.putAll(layer);
        layer.forEach(this::spread);
    }

    private Iterable<PublicKey> candidates() {
        SortedMap<PublicKey, Boolean> candidates = new TreeMap<>();
        for (SortedMap<PublicKey, Vouch> vouches : supports.values()) {
            PublicKey subject = vouches.values().iterator().next().subject();
            if (!places.containsKey(subject)) candidates.put(subject, true);
        }
        return candidates.keySet();
    }

    private List<Vouch> support(Held<OperatorCertificate> certificate) {
        return List.copyOf(supports.getOrDefault(certificate.id(), Collections.emptySortedMap())
                .values());
    }

    private boolean suffices(List<Vouch> support) {
        return support.size() >= ledger.genesis().neededEndorsers()
                && paths(support).size() >= ledger.genesis().neededPaths();
    }

    private void spread(PublicKey endorser, Place place) {
        if (!place.allows(Action.ENDORSE)) return;
        for (Vouch vouch : ledger.given(endorser))
            if (vouch.isLiveAt(at) && expulsions.counts(vouch, at))
                supports.computeIfAbsent(vouch.certificate().id(), key -> new TreeMap<>())
                        .putIfAbsent(endorser, vouch);
    }

    /** As many paths to different founders as are needed, sharing no operator, for someone with these endorsers. */
    List<List<PublicKey>> paths(List<Vouch> support) {
        List<PublicKey> endorsers = new ArrayList<>(support.size());
        for (Vouch vouch : support) endorsers.add(vouch.endorser());
        return DisjointPaths.find(
                endorsers,
                this::endorsersOf,
                ledger.genesis()::isOperator,
                ledger.genesis().neededPaths());
    }

    private List<PublicKey> endorsersOf(PublicKey operator) {
        return place(operator).endorsers();
    }

    boolean isPlaced(PublicKey operator) {
        return places.containsKey(operator);
    }

    Place place(PublicKey operator) {
        Place place = places.get(operator);
        if (place == null) throw new IllegalStateException("no place for " + operator);
        return place;
    }

    boolean isTrusted(PublicKey operator) {
        return isPlaced(operator) && !expulsions.isOut(operator, at);
    }

    /** Whether one operator's word for another counts towards a place, deep enough or not. */
    boolean counts(Vouch vouch) {
        Vouch counted = supports.getOrDefault(vouch.certificate().id(), Collections.emptySortedMap())
                .get(vouch.endorser());
        return counted != null && counted.id().equals(vouch.id());
    }

    /** All supports of one certificate, from any layer. */
    int supportOf(Held<OperatorCertificate> certificate) {
        return support(certificate).size();
    }

    /** The supports of one certificate that stand nearer to genesis than this depth. */
    int supportOf(Held<OperatorCertificate> certificate, int depth) {
        int count = 0;
        for (Vouch vouch : support(certificate)) if (place(vouch.endorser()).depth() < depth) count++;
        return count;
    }

    Map<PublicKey, Place> places() {
        return Collections.unmodifiableMap(places);
    }

    Expulsions expulsions() {
        return expulsions;
    }

    long at() {
        return at;
    }
}
