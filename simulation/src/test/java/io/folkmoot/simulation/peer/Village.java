package io.folkmoot.simulation.peer;

import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.simulation.universe.Findings;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.Optional;

/** What the tests of small universes do again and again. */
final class Village {
    private Village() {}

    /** So many more join, and all that this brings about comes to rest. */
    static void settle(Universe universe, int many) {
        universe.settle(many);
        universe.runFor(Duration.ofSeconds(10));
    }

    /** Where somebody is, without whom. */
    static Entrance unpinned(Resident resident) {
        return new Entrance(Optional.empty(), resident.address());
    }

    /** Returns when the peer has stopped. */
    static void stop(Resident resident) {
        resident.<Peer.Stopped>ask(answer -> new Peer.Stop("the test is over", answer));
    }

    static boolean finds(Resident one, Resident other) {
        return Findings.nodes(one.seek(new Search.Nodes(other.id()))).contains(other.id());
    }

    static void seekSomething(Resident resident) {
        resident.seek(new Search.Nodes(new NodeId(1, 1, 2, 3)), outcome -> {});
    }
}
