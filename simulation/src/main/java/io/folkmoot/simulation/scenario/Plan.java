package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.world.Ties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that decides a run: whoever plays the same plan sees the same run. */
public record Plan(
        String scenario,
        long seed,
        int peers,
        Duration time,
        Map<String, Double> knobs,
        Ties ties,
        Outset.Systems systems,
        boolean realCryptography,
        Optional<List<Fault>> faults) {
    public Plan {
        knobs = new LinkedHashMap<>(knobs);
        faults = faults.map(List::copyOf);
    }

    /** The scenario as it is usually played. */
    public static Plan of(Scenario scenario, long seed) {
        Map<String, Double> knobs = new LinkedHashMap<>();
        for (Knob knob : scenario.knobs()) knobs.put(knob.name(), knob.usual());
        Scenario.Size usual = scenario.usual();
        return new Plan(
                scenario.name(),
                seed,
                usual.peers(),
                Duration.ofSeconds(Math.round(usual.hours() * 3_600)),
                knobs,
                Ties.ARRIVAL,
                Outset.Systems.ONE_EACH,
                false,
                Optional.empty());
    }

    /** Reads what {@link #toText} wrote, or somebody by hand; refuses with a {@link PlanException} that names the line. */
    public static Plan parse(String text) {
        return PlanText.parse(text);
    }

    /** A readable line for each thing; parsed again it is this plan. */
    public String toText() {
        return PlanText.of(this);
    }

    public Plan peers(int many) {
        return new Plan(scenario, seed, many, time, knobs, ties, systems, realCryptography, faults);
    }

    public Plan seed(long other) {
        return new Plan(scenario, other, peers, time, knobs, ties, systems, realCryptography, faults);
    }

    public Plan time(Duration other) {
        return new Plan(scenario, seed, peers, other, knobs, ties, systems, realCryptography, faults);
    }

    public Plan ties(Ties other) {
        return new Plan(scenario, seed, peers, time, knobs, other, systems, realCryptography, faults);
    }

    public Plan systems(Outset.Systems other) {
        return new Plan(scenario, seed, peers, time, knobs, ties, other, realCryptography, faults);
    }

    public Plan realCryptography(boolean real) {
        return new Plan(scenario, seed, peers, time, knobs, ties, systems, real, faults);
    }

    public Plan faults(List<Fault> these) {
        return new Plan(scenario, seed, peers, time, knobs, ties, systems, realCryptography, Optional.of(these));
    }

    public Plan knob(String name, double value) {
        if (!knobs.containsKey(name))
            throw new IllegalArgumentException(scenario + " has no knob " + name + ", but " + knobs.keySet());
        Map<String, Double> turned = new LinkedHashMap<>(knobs);
        turned.put(name, value);
        return new Plan(scenario, seed, peers, time, turned, ties, systems, realCryptography, faults);
    }
}
