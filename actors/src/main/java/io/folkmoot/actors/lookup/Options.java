package io.folkmoot.actors.lookup;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Where one search departs from the settings: its deadline, its number of disjoint paths, and whether it keeps a trace. */
public record Options(Optional<Duration> deadline, OptionalInt paths, boolean traced) {
    public static final Options USUAL = new Options(Optional.empty(), OptionalInt.empty(), false);
}
