package io.folkmoot.simulation.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All scenarios that are shipped, in the order in which people meet them. */
public final class Scenarios {
    private static final List<Scenario> ALL =
            List.of(new Bootstrap(), new Lookup(), new Turnover(), new Partition(), new Adversary(), new Soak());

    /** Found by whoever knows its name. */
    private static final List<Scenario> UNLISTED = List.of(new Planted());

    private Scenarios() {}

    public static List<Scenario> all() {
        return ALL;
    }

    public static Optional<Scenario> named(String name) {
        return Stream.concat(ALL.stream(), UNLISTED.stream())
                .filter(scenario -> scenario.name().equals(name))
                .findFirst();
    }
}
