package io.folkmoot.protocol.ballots;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The count of what one peer holds, at any time: a function of the set of commitments and reveals, each verified and
 * each by an agent of its operator. Who sealed or opened two different votes counts for none of them, and the pair is the
 * proof; who sealed and never opened abstained, but no result stands that those votes could still have turned.
 */
public record ProvisionalTally(
        SortedMap<Integer, Integer> votes, int unrevealed, SortedSet<PublicKey> doubled, SortedSet<PublicKey> copiers) {
    /** The option of who takes part without taking sides. */
    public static final int ABSTAIN = 0;

    public ProvisionalTally {
        votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
        doubled = Collections.unmodifiableSortedSet(new TreeSet<>(doubled));
        copiers = Collections.unmodifiableSortedSet(new TreeSet<>(copiers));
    }

    public static ProvisionalTally of(
            NetworkId network,
            Bytes ballot,
            SortedSet<Integer> options,
            Collection<Sealed> sealed,
            Collection<Revealed> revealed) {
        List<Sealed> here = new ArrayList<>(sealed);
        here.removeIf(one -> !one.ballot().equals(ballot));
        List<Revealed> opened = new ArrayList<>(revealed);
        opened.removeIf(one -> !one.ballot().equals(ballot));

        SortedMap<PublicKey, SortedSet<Bytes>> commitments = new TreeMap<>();
        for (Sealed one : here)
            commitments
                    .computeIfAbsent(one.operator(), key -> new TreeSet<>())
                    .add(one.commitment().bytes());
        SortedSet<PublicKey> doubled = doubled(commitments, opened);

        SortedMap<PublicKey, Integer> counted = new TreeMap<>();
        for (Revealed one : opened)
            if (options.contains(one.vote())
                    && !doubled.contains(one.operator())
                    && commitments
                            .getOrDefault(one.operator(), Collections.emptySortedSet())
                            .contains(one.commitment(network).bytes())) counted.put(one.operator(), one.vote());

        SortedSet<PublicKey> copiers = Copies.copiers(here, new TreeSet<>(counted.keySet()));
        SortedSet<PublicKey> unrevealed = new TreeSet<>(commitments.keySet());
        unrevealed.removeAll(counted.keySet());
        unrevealed.removeAll(doubled);
        unrevealed.removeAll(copiers);
        return new ProvisionalTally(sums(options, counted), unrevealed.size(), doubled, copiers);
    }

    private static SortedSet<PublicKey> doubled(
            SortedMap<PublicKey, SortedSet<Bytes>> commitments, List<Revealed> opened) {
        SortedSet<PublicKey> doubled = new TreeSet<>();
        commitments.forEach((operator, different) -> {
            if (different.size() > 1) doubled.add(operator);
        });
        SortedMap<PublicKey, Integer> first = new TreeMap<>();
        for (Revealed one : opened) {
            Integer before = first.putIfAbsent(one.operator(), one.vote());
            if (before != null && before != one.vote()) doubled.add(one.operator());
        }
        return doubled;
    }

    private static SortedMap<Integer, Integer> sums(SortedSet<Integer> options, SortedMap<PublicKey, Integer> counted) {
        SortedMap<Integer, Integer> sums = new TreeMap<>();
        for (int option : options) sums.put(option, 0);
        for (int vote : counted.values()) sums.merge(vote, 1, Integer::sum);
        return sums;
    }

    /** The option ahead of all others, if what was not opened could not have changed that; abstaining is not a side. */
    public Optional<Integer> result() {
        return margin() > unrevealed ? Optional.of(ahead()) : Optional.empty();
    }

    /** By how many votes the first is before the second. */
    public int margin() {
        int first = 0;
        int second = 0;
        for (Map.Entry<Integer, Integer> side : votes.entrySet()) {
            if (side.getKey() == ABSTAIN) continue;
            second = Math.max(second, Math.min(first, side.getValue()));
            first = Math.max(first, side.getValue());
        }
        return first - second;
    }

    private int ahead() {
        int best = ABSTAIN;
        int most = 0;
        for (Map.Entry<Integer, Integer> side : votes.entrySet())
            if (side.getKey() != ABSTAIN && side.getValue() > most) {
                best = side.getKey();
                most = side.getValue();
            }
        return best;
    }
}
