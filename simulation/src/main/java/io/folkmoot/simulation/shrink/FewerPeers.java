package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.FaultParts;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.universe.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends peers away. Whom a fault names may be among them: then it is tried with one who stays. */
final class FewerPeers {
    /** Among fewer peers all luck falls anew, so a seed or two more are worth their runs. */
    private static final int SEEDS = 4;

    private static final List<String> NAMES = List.of("peer", "peers", "from", "to");

    private FewerPeers() {}

    static void in(Search search) {
        search.lessen(search.best().peers(), 1, many -> to(search, (int) many));
    }

    private static boolean to(Search search, int many) {
        Plan best = search.best();
        List<Fault> renamed =
                search.faults().stream().map(fault -> among(fault, many)).toList();
        for (int i = 0; i < SEEDS; i++) {
            Plan fewer = best.peers(many).seed(best.seed() + i);
            String what = best.peers() + " to " + many + " peers" + (i == 0 ? "" : ", seed " + fewer.seed());
            if (search.attempt(what, fewer)) return true;
            if (search.attempt(what + ", others befallen", fewer.faults(renamed))) return true;
        }
        return false;
    }

    private static Fault among(Fault fault, int many) {
        Fault renamed = fault;
        for (Map.Entry<String, Object> part : FaultParts.of(fault).entrySet())
            if (NAMES.contains(part.getKey()))
                renamed = FaultParts.with(renamed, part.getKey(), among(part.getValue(), many));
        return renamed;
    }

    private static Object among(Object whom, int many) {
        return switch (whom) {
            case Integer peer -> peer % many;
            case List<?> peers -> {
                List<Object> those = new ArrayList<>();
                for (Object peer : peers) if (!those.contains(among(peer, many))) those.add(among(peer, many));
                yield those;
            }
            default -> whom;
        };
    }
}
