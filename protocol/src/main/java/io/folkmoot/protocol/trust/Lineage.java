package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who can have had a place at any time, by sound endorsements alone. It knows no moment, as whoever signs chooses the
 * moment it claims; and neither revocations nor suspicions, so that nothing of the kind takes back what someone signed.
 */
final class Lineage {
    private final Ledger ledger;
    private final SortedSet<PublicKey> members = new TreeSet<>();
    private final SortedMap<Bytes, SortedSet<PublicKey>> endorsers = new TreeMap<>();

    private Lineage(Ledger ledger) {
        this.ledger = ledger;
    }

    static Lineage of(Ledger ledger) {
        Lineage lineage = new Lineage(ledger);
        List<PublicKey> layer = new ArrayList<>();
        for (GenesisOperator founder : ledger.genesis().operators()) layer.add(founder.publicKey());
        lineage.members.addAll(layer);
        for (int depth = 1; depth <= ledger.genesis().maxDepth(); depth++) layer = lineage.below(layer);
        return lineage;
    }

    /** Two endorsers that have two separate paths each have two between them, so with two the paths need no look. */
    private List<PublicKey> below(List<PublicKey> layer) {
        int needed =
                Math.max(ledger.genesis().neededEndorsers(), ledger.genesis().neededPaths());
        SortedSet<PublicKey> next = new TreeSet<>();
        for (PublicKey endorser : layer)
            for (Vouch vouch : ledger.given(endorser)) {
                if (!vouch.isSound() || !letsEndorse(vouch)) continue;
                SortedSet<PublicKey> known =
                        endorsers.computeIfAbsent(vouch.certificate().id(), key -> new TreeSet<>());
                known.add(endorser);
                if (known.size() >= needed && !members.contains(vouch.subject())) next.add(vouch.subject());
            }
        members.addAll(next);
        return List.copyOf(next);
    }

    private static boolean letsEndorse(Vouch vouch) {
        return vouch.certificate().body().actions().contains(Action.ENDORSE);
    }

    /** Whether the word of one for the other can ever have counted. */
    boolean endorsed(PublicKey endorser, PublicKey subject) {
        if (!members.contains(endorser)) return false;
        for (Vouch vouch : ledger.received(subject))
            if (vouch.endorser().equals(endorser) && vouch.isSound()) return true;
        return false;
    }
}
