package io.folkmoot.protocol.records;

import io.folkmoot.protocol.identity.Distance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a set of records within the bounds of its kind, and fairly: each issuer's greatest record comes before anybody's
 * second, so one busy issuer crowds out nobody. In each round the issuers closest to the key come first. What is cut
 * from a part is cut from every whole that contains it, so merging stays associative.
 */
final class Bound {
    private record Placed(SignedRecord record, int round) {}

    private final Kind kind;
    private final Comparator<Placed> order;

    Bound(RecordSet set) {
        this.kind = set.kind();
        this.order = Comparator.comparingInt(Placed::round)
                .thenComparing((a, b) -> Distance.compare(set.key(), a.record.issuerId(), b.record.issuerId()));
    }

    /** Takes one winner per slot, in the order of {@link Slot}, and answers those that stay, in the same order. */
    List<SignedRecord> keep(List<SignedRecord> winners) {
        if (winners.size() <= kind.maxPerIssuer() && winners.size() <= kind.maxMembers()) return winners;
        List<Placed> placed = rounds(winners);
        if (placed.size() > kind.maxMembers()) {
            placed.sort(order);
            placed = placed.subList(0, kind.maxMembers());
        }
        if (placed.size() == winners.size()) return winners;
        return placed.stream().map(Placed::record).sorted(Slot.order(kind)).toList();
    }

    private List<Placed> rounds(List<SignedRecord> winners) {
        List<Placed> placed = new ArrayList<>(winners.size());
        for (int start = 0; start < winners.size(); ) {
            int end = start + 1;
            while (end < winners.size()
                    && winners.get(end).issuer().equals(winners.get(start).issuer())) end++;
            List<SignedRecord> ofIssuer = new ArrayList<>(winners.subList(start, end));
            ofIssuer.sort(Rank.of(kind).reversed());
            int most = Math.min(ofIssuer.size(), kind.maxPerIssuer());
            for (int round = 0; round < most; round++) placed.add(new Placed(ofIssuer.get(round), round));
            start = end;
        }
        return placed;
    }
}
