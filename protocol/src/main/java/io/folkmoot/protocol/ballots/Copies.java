package io.folkmoot.protocol.ballots;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds commitments that more than one operator sent: a copy cannot be opened by who made it, but it can be refused. */
public final class Copies {
    private Copies() {}

    /** The operators that share one commitment, for each that is shared. */
    public static List<SortedSet<PublicKey>> of(Collection<Sealed> sealed) {
        SortedMap<Bytes, SortedSet<PublicKey>> senders = new TreeMap<>();
        for (Sealed one : sealed)
            senders.computeIfAbsent(one.commitment().bytes(), key -> new TreeSet<>())
                    .add(one.operator());
        List<SortedSet<PublicKey>> shared = new ArrayList<>();
        for (SortedSet<PublicKey> operators : senders.values()) if (operators.size() > 1) shared.add(operators);
        return shared;
    }

    /** Those who sent what another has opened: the commitment names its owner, so they never can. */
    static SortedSet<PublicKey> copiers(Collection<Sealed> sealed, SortedSet<PublicKey> opened) {
        SortedSet<PublicKey> copiers = new TreeSet<>();
        for (SortedSet<PublicKey> operators : of(sealed))
            if (!Collections.disjoint(operators, opened)) copiers.addAll(operators);
        copiers.removeAll(opened);
        return copiers;
    }
}
