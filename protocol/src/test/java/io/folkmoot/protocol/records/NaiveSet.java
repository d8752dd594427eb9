package io.folkmoot.protocol.records;

import io.folkmoot.protocol.keys.PublicKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The dumb twin of {@link RecordSet}: it keeps everything ever seen and works out from scratch what should be held. */
final class NaiveSet {
    private final Kind kind;
    private final List<SignedRecord> seen = new ArrayList<>();

    NaiveSet(Kind kind) {
        this.kind = kind;
    }

    void add(SignedRecord record) {
        seen.add(record);
    }

    List<SignedRecord> held() {
        TreeMap<PublicKey, List<SignedRecord>> ofIssuers = new TreeMap<>();
        for (SignedRecord winner : winners())
            ofIssuers
                    .computeIfAbsent(shared() ? SHARED : winner.issuer(), i -> new ArrayList<>())
                    .add(winner);
        List<SignedRecord> held = new ArrayList<>();
        for (int round = 0; round < kind.maxPerIssuer(); round++) {
            List<SignedRecord> next = new ArrayList<>();
            for (List<SignedRecord> ofIssuer : ofIssuers.values()) takeGreatest(ofIssuer, next);
            next.sort(Comparator.comparing(NaiveSet::distance));
            for (SignedRecord record : next) if (held.size() < kind.maxMembers()) held.add(record);
        }
        held.sort(Comparator.comparing(SignedRecord::issuer).thenComparing(SignedRecord::name));
        return held;
    }

    private static final PublicKey SHARED =
            new PublicKey(io.folkmoot.protocol.bytes.Bytes.hex("00".repeat(PublicKey.LENGTH)));

    private boolean shared() {
        return kind.way() == Way.IMMUTABLE || kind.way() == Way.CERTIFIED;
    }

    private void takeGreatest(List<SignedRecord> from, List<SignedRecord> into) {
        for (SignedRecord candidate : from) {
            boolean greatest = true;
            for (SignedRecord other : from) if (beats(other, candidate)) greatest = false;
            if (!greatest) continue;
            into.add(candidate);
            from.remove(candidate);
            return;
        }
    }

    private List<SignedRecord> winners() {
        List<SignedRecord> winners = new ArrayList<>();
        for (SignedRecord candidate : seen) {
            boolean beaten = winners.contains(candidate);
            for (SignedRecord other : seen) if (sameSlot(other, candidate) && beats(other, candidate)) beaten = true;
            if (!beaten) winners.add(candidate);
        }
        return winners;
    }

    private boolean sameSlot(SignedRecord a, SignedRecord b) {
        return shared() || (a.issuer().equals(b.issuer()) && a.name().equals(b.name()));
    }

    private boolean beats(SignedRecord a, SignedRecord b) {
        if (kind.way() != Way.IMMUTABLE && a.sequence() != b.sequence()) return a.sequence() > b.sequence();
        boolean owned = kind.way() == Way.OWNED || kind.way() == Way.SET;
        if (owned && a.isTombstone() != b.isTombstone()) return a.isTombstone();
        if (!owned && a.expires() != b.expires()) return a.expires() > b.expires();
        if (!a.id().equals(b.id())) return a.id().toHex().compareTo(b.id().toHex()) < 0;
        return a.signed()
                        .signature()
                        .toString()
                        .compareTo(b.signed().signature().toString())
                < 0;
    }

    private static BigInteger distance(SignedRecord record) {
        BigInteger key = new BigInteger(1, record.key().bytes().toArray());
        return key.xor(new BigInteger(1, record.issuerId().bytes().toArray()));
    }
}
