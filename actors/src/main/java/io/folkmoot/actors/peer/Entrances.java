package io.folkmoot.actors.peer;

import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.protocol.frames.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways into the mesh: those that were given, and peers that were neighbours once. Each is tried until it has answered;
 * whoever loses all neighbours tries all of them again.
 */
record Entrances(List<Way> ways) {
    /** The last ones met are the likeliest to live. */
    static final int MOST_FORMER = 20;

    /** One entrance, and why it did not lead in so far. */
    record Way(Entrance entrance, boolean given, boolean passed, Optional<String> problem) {
        Way but(boolean nowPassed, Optional<String> nowProblem) {
            return new Way(entrance, given, nowPassed, nowProblem);
        }
    }

    Entrances {
        ways = List.copyOf(ways);
    }

    static Entrances given(List<Entrance> entrances) {
        return new Entrances(entrances.stream()
                .distinct()
                .map(entrance -> new Way(entrance, true, false, Optional.empty()))
                .toList());
    }

    /** A neighbour came: were it to go, and all others, it would be asked again. */
    Entrances met(Contact neighbour) {
        Entrance entrance = new Entrance(Optional.of(neighbour.key()), neighbour.address());
        List<Way> next = new ArrayList<>(ways);
        next.removeIf(way -> !way.given() && way.entrance().key().equals(entrance.key()));
        next.add(new Way(entrance, false, true, Optional.empty()));
        long former = next.stream().filter(way -> !way.given()).count();
        if (former > MOST_FORMER) next.remove(firstFormer(next));
        return new Entrances(next);
    }

    private static Way firstFormer(List<Way> ways) {
        return ways.stream().filter(way -> !way.given()).findFirst().orElseThrow();
    }

    Entrances passed(Entrance entrance) {
        return change(entrance, true, Optional.empty());
    }

    Entrances failed(Entrance entrance, String problem) {
        return change(entrance, false, Optional.of(problem));
    }

    private Entrances change(Entrance entrance, boolean passed, Optional<String> problem) {
        return new Entrances(ways.stream()
                .map(way -> way.entrance().equals(entrance) ? way.but(passed, problem) : way)
                .toList());
    }

    Entrances allToTry() {
        return new Entrances(
                ways.stream().map(way -> way.but(false, Optional.empty())).toList());
    }

    List<Entrance> toTry() {
        return ways.stream().filter(way -> !way.passed()).map(Way::entrance).toList();
    }

    boolean isEmpty() {
        return ways.isEmpty();
    }

    /** What came of those that were given, for people. */
    String problems() {
        List<String> problems = ways.stream()
                .filter(Way::given)
                .map(way -> way.entrance().address() + ": "
                        + (way.passed() ? "answers" : way.problem().orElse("has not answered yet")))
                .toList();
        return String.join("; ", problems);
    }
}
