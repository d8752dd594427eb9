package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.world.Ties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan as people read and change it, a line for each thing. Empty lines and those that begin with # say nothing; what is
 * left out has its usual value, but for scenario, seed and peers.
 */
final class PlanText {
    /** A hundred times what a long soak draws; more is a file of something else. */
    private static final int MOST_LINES = 100_000;

    /** What sixteen gigabytes of heap hold is a tenth of it. */
    private static final int MOST_PEERS = 1_000_000;

    private static final String REAL = "real";
    private static final String STAND_IN = "stand-in";
    private static final String DRAWN = "drawn";
    private static final String LISTED = "listed";

    private final Map<String, Double> knobs = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private String scenario = "";
    private long seed;
    private int peers;
    private Duration time = Duration.ZERO;
    private Ties ties = Ties.ARRIVAL;
    private Outset.Systems systems = Outset.Systems.ONE_EACH;
    private boolean real;
    private boolean listed;
    private final List<Fault> faults = new ArrayList<>();

    private PlanText() {}

    static String of(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("scenario " + plan.scenario());
        lines.add("seed " + plan.seed());
        lines.add("peers " + plan.peers());
        lines.add("time " + Words.of(plan.time()));
        plan.knobs().forEach((name, value) -> lines.add("knob " + name + " " + value));
        lines.add("ties " + Words.of(plan.ties()));
        lines.add("systems " + Words.of(plan.systems()));
        lines.add("cryptography " + (plan.realCryptography() ? REAL : STAND_IN));
        lines.add("faults " + (plan.faults().isPresent() ? LISTED : DRAWN));
        for (Fault fault : plan.faults().orElse(List.of())) lines.add("fault " + FaultText.of(fault));
        return String.join("\n", lines) + "\n";
    }

    static Plan parse(String text) {
        List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
        if (lines.size() > MOST_LINES) throw new PlanException(MOST_LINES + 1, "a plan has no more lines than before");
        PlanText read = new PlanText();
        for (int i = 0; i < lines.size(); i++) read.line(i + 1, lines.get(i).strip());
        return read.plan();
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) return;
        String[] words = line.split(" +", 2);
        if (words.length < 2) throw new PlanException(number, line + " says nothing");
        try {
            once(words[0], words[1], number);
            take(words[0], words[1]);
        } catch (IllegalArgumentException e) {
            throw new PlanException(number, String.valueOf(e.getMessage()));
        }
    }

    /** A value that is overwritten further down would be read by people as the one that counts. */
    private void once(String word, String rest, int number) {
        if (word.equals("fault")) return;
        String what = word.equals("knob") ? "knob " + rest.split(" ", 2)[0] : word;
        Integer before = seen.put(what, number);
        if (before != null) throw new IllegalArgumentException(what + " stands in line " + before + " already");
    }

    private void take(String word, String rest) {
        switch (word) {
            case "scenario" -> scenario = rest;
            case "seed" -> seed = Words.longer(rest);
            case "peers" -> peers = peers(Words.whole(rest));
            case "time" -> time = notNegative(Words.duration(rest));
            case "knob" -> knob(rest.split(" +"));
            case "ties" -> ties = Words.constant(Ties.class, rest);
            case "systems" -> systems = Words.constant(Outset.Systems.class, rest);
            case "cryptography" -> real = either(rest, REAL, STAND_IN);
            case "faults" -> listed = either(rest, LISTED, DRAWN);
            case "fault" -> fault(rest);
            default -> throw new IllegalArgumentException("a plan says nothing of " + word);
        }
    }

    private static int peers(int many) {
        if (many >= 0 && many <= MOST_PEERS) return many;
        throw new IllegalArgumentException("peers is " + many + ", out of 0 to " + MOST_PEERS);
    }

    private static Duration notNegative(Duration time) {
        if (!time.isNegative()) return time;
        throw new IllegalArgumentException("time is " + Words.of(time) + ", before the beginning");
    }

    private void knob(String... words) {
        if (words.length != 2) throw new IllegalArgumentException("a knob has a name and a number");
        knobs.put(words[0], Words.number(words[1]));
    }

    private static boolean either(String word, String yes, String no) {
        if (word.equals(yes)) return true;
        if (word.equals(no)) return false;
        throw new IllegalArgumentException(word + " is neither " + yes + " nor " + no);
    }

    private void fault(String rest) {
        if (!listed) throw new IllegalArgumentException("a fault without \"faults " + LISTED + "\" before it");
        faults.add(FaultText.parse(rest));
    }

    private Plan plan() {
        for (String needed : List.of("scenario", "seed", "peers"))
            if (!seen.containsKey(needed)) throw new PlanException("no line says the " + needed);
        Optional<List<Fault>> told = listed ? Optional.of(faults) : Optional.empty();
        return new Plan(scenario, seed, peers, time, knobs, ties, systems, real, told);
    }
}
