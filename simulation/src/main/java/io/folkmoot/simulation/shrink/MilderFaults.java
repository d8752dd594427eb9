package io.folkmoot.simulation.shrink;

import static java.util.Objects.requireNonNull;

import io.folkmoot.simulation.scenario.FaultParts;
import io.folkmoot.simulation.universe.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes each fault shorter, rarer and smaller, part by part, and lets all come sooner. */
final class MilderFaults {
    private static final String WHEN = "at";

    /** Shorter ones read no better. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private MilderFaults() {}

    static void in(Search search) {
        while (allShorter(search)) {}
        for (int i = 0; i < search.faults().size(); i++)
            for (String part : FaultParts.of(search.faults().get(i)).keySet())
                if (!part.equals(WHEN)) while (milder(search, i, part)) {}
        while (allSooner(search)) {}
    }

    private static boolean milder(Search search, int number, String part) {
        Fault fault = search.faults().get(number);
        for (Object value : milder(requireNonNull(FaultParts.of(fault).get(part), part))) {
            Optional<Fault> changed = with(fault, part, value);
            if (changed.isPresent()
                    && replace(search, number, changed.get(), part + " of fault " + (number + 1) + " " + value))
                return true;
        }
        return false;
    }

    private static List<Object> milder(Object value) {
        return switch (value) {
            case Duration time when time.abs().compareTo(SHORT) > 0 -> List.of(half(time));
            case Double number when number != 0 -> List.of(0.0);
            case List<?> members when members.size() > 1 -> withoutOne(members);
            default -> List.of();
        };
    }

    /** In whole seconds. */
    private static Duration half(Duration time) {
        return Duration.ofSeconds(time.isNegative() ? -half(time.negated()).toSeconds() : (time.toSeconds() + 1) / 2);
    }

    private static List<Object> withoutOne(List<?> members) {
        List<Object> all = new ArrayList<>();
        all.add(List.copyOf(members.subList(0, members.size() / 2)));
        all.add(List.copyOf(members.subList(members.size() / 2, members.size())));
        for (int i = 0; i < members.size(); i++) {
            List<Object> fewer = new ArrayList<>(members);
            fewer.remove(i);
            all.add(fewer);
        }
        return all;
    }

    private static Optional<Fault> with(Fault fault, String part, Object value) {
        try {
            return Optional.of(FaultParts.with(fault, part, value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean replace(Search search, int number, Fault fault, String what) {
        List<Fault> faults = new ArrayList<>(search.faults());
        faults.set(number, fault);
        return search.attempt(what, search.best().faults(faults));
    }

    /** Together first: one by one, each halving of each fault is a run of its own. */
    private static boolean allShorter(Search search) {
        List<Fault> shorter = new ArrayList<>();
        for (Fault fault : search.faults()) shorter.add(shorter(fault));
        return search.attempt("all faults half as long", search.best().faults(shorter));
    }

    private static Fault shorter(Fault fault) {
        Fault shorter = fault;
        for (Map.Entry<String, Object> part : FaultParts.of(fault).entrySet())
            if (!part.getKey().equals(WHEN)
                    && part.getValue() instanceof Duration time
                    && time.abs().compareTo(SHORT) > 0) shorter = FaultParts.with(shorter, part.getKey(), half(time));
        return shorter;
    }

    private static boolean allSooner(Search search) {
        List<Fault> faults = search.faults();
        if (faults.stream().allMatch(fault -> fault.at().compareTo(SHORT) <= 0)) return false;
        List<Fault> sooner = new ArrayList<>();
        for (Fault fault : faults) sooner.add(FaultParts.with(fault, WHEN, half(fault.at())));
        return search.attempt("all faults in half the time", search.best().faults(sooner));
    }
}
