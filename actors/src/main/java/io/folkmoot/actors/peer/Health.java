package io.folkmoot.actors.peer;

import java.util.List;

/** How a peer fares, in the word that scripts read and the reasons that people read. */
public record Health(State state, List<String> reasons) {
    public Health {
        reasons = List.copyOf(reasons);
    }

    public enum State {
        OK,
        /** It serves, with less than it should have; the reasons say what is missing. */
        DEGRADED,
        /** No live neighbour for a minute: what it says about the mesh is old. */
        ISOLATED,
        /** It is stopping because something could not be mended. */
        FAILED
    }
}
