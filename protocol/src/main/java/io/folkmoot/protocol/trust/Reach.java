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
 * Who can be reached from the founders over endorsements, and in how many steps: nobody stands nearer than that, so who
 * is not reached within the depth of the network is nobody yet. It keeps what else those reached have endorsed.
 */
final class Reach {
    private final SortedMap<PublicKey, Integer> depths = new TreeMap<>();
    private final SortedSet<Bytes> endorsed = new TreeSet<>();

    private Reach() {}

    static Reach of(Genesis genesis, SortedMap<PublicKey, Page> pages) {
        SortedMap<Bytes, PublicKey> operators = new TreeMap<>();
        pages.forEach((operator, page) -> {
            for (Admitted<OperatorCertificate> certificate : page.certificates())
                operators.put(certificate.id(), operator);
        });
        Reach reach = new Reach();
        List<PublicKey> layer = new ArrayList<>();
        for (GenesisOperator founder : genesis.operators()) layer.add(founder.publicKey());
        for (int depth = 0; depth <= genesis.maxDepth(); depth++) layer = reach.enter(layer, depth, pages, operators);
        return reach;
    }

    private List<PublicKey> enter(
            List<PublicKey> layer, int depth, SortedMap<PublicKey, Page> pages, SortedMap<Bytes, PublicKey> operators) {
        for (PublicKey operator : layer) depths.put(operator, depth);
        SortedSet<PublicKey> next = new TreeSet<>();
        for (PublicKey operator : layer) {
            Page page = pages.getOrDefault(operator, Page.EMPTY);
            if (page.isFlooded()) continue;
            for (Admitted<Endorsement> endorsement : page.endorsements()) {
                Bytes certificate = endorsement.body().certificate();
                endorsed.add(certificate);
                PublicKey subject = operators.get(certificate);
                if (subject != null && !depths.containsKey(subject)) next.add(subject);
            }
        }
        return List.copyOf(next);
    }

    boolean isReached(PublicKey operator) {
        return depths.containsKey(operator);
    }

    boolean isEndorsed(Bytes certificate) {
        return endorsed.contains(certificate);
    }

    int depth(PublicKey operator) {
        return depths.getOrDefault(operator, Integer.MAX_VALUE);
    }
}
