package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The predecessors' rule, to run beside ours: any three trusted endorsers, whatever they endorsed before, to depth 3. */
final class NaiveTrust {
    private static final int NEEDED = 3;
    private static final int MAX_DEPTH = 3;

    private NaiveTrust() {}

    /** How many newcomers it trusts on these statements. */
    static int newcomers(Genesis genesis, List<Admitted<?>> said) {
        SortedMap<PublicKey, SortedSet<PublicKey>> endorsers = endorsers(said);
        SortedSet<PublicKey> trusted = new TreeSet<>();
        for (GenesisOperator founder : genesis.operators()) trusted.add(founder.publicKey());
        for (int depth = 1; depth <= MAX_DEPTH; depth++) {
            List<PublicKey> layer = new ArrayList<>();
            endorsers.forEach((subject, by) -> {
                SortedSet<PublicKey> counted = new TreeSet<>(by);
                counted.retainAll(trusted);
                if (counted.size() >= NEEDED) layer.add(subject);
            });
            trusted.addAll(layer);
        }
        return trusted.size() - genesis.operators().size();
    }

    private static SortedMap<PublicKey, SortedSet<PublicKey>> endorsers(List<Admitted<?>> said) {
        SortedMap<Bytes, PublicKey> subjects = new TreeMap<>();
        for (Admitted<?> statement : said)
            if (statement.body() instanceof OperatorCertificate body) subjects.put(statement.id(), body.operator());
        SortedMap<PublicKey, SortedSet<PublicKey>> endorsers = new TreeMap<>();
        for (Admitted<?> statement : said)
            if (statement.body() instanceof Endorsement body && subjects.containsKey(body.certificate()))
                endorsers
                        .computeIfAbsent(subjects.get(body.certificate()), key -> new TreeSet<>())
                        .add(body.endorser());
        return endorsers;
    }
}
