package io.folkmoot.simulation.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.scenario.Scenarios;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.world.Ties;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same plan is the same run, event by event: twice in one process, beside other worlds, and in processes that differ in
 * collector, compiler, heap, identities and JDK. {@code -Ddeterminism.seeds=200} plays as many as one has time for.
 */
@Tag("slow")
final class SameHashTest {
    private static final int SEEDS = Integer.getInteger("determinism.seeds", 10);

    /** An interpreter takes twenty times as long. */
    private static final int INTERPRETED = Math.min(3, SEEDS);

    private static final Duration MOST_TIME = Duration.ofMinutes(15);

    private static final int WORLDS_AT_ONCE = 4;

    /** Runs that ended with one exception everywhere would be alike as well. */
    private static final Pattern HASHED = Pattern.compile("^[0-9a-f]{64} ");

    /** All scenarios in turn, small; every other one with the ties broken by the seed, some of it real and some shared. */
    private static List<Plan> plans() {
        List<Scenario> scenarios = new ArrayList<>(Scenarios.all());
        scenarios.add(new Motley());
        List<Plan> plans = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Plan usual = Plan.of(scenarios.get(seed % scenarios.size()), seed);
            plans.add(usual.peers(6 + seed % 5)
                    .time(usual.time().compareTo(MOST_TIME) < 0 ? usual.time() : MOST_TIME)
                    .ties(seed % 2 == 0 ? Ties.SEED : Ties.ARRIVAL)
                    .systems(seed % 4 == 3 ? Outset.Systems.SHARED : Outset.Systems.ONE_EACH)
                    .realCryptography(seed % 5 == 4));
        }
        return plans;
    }

    @Test
    void theSamePlanIsTheSameRunEverywhere() throws Exception {
        List<Plan> plans = plans();
        List<String> here = Player.playAll(plans);
        assertThat(here).as("with a hash").allMatch(line -> HASHED.matcher(line).find());
        Map<String, List<String>> everywhere = new LinkedHashMap<>();
        everywhere.put("once more in this process", Player.playAll(plans));
        everywhere.put(WORLDS_AT_ONCE + " worlds at once", atOnce(plans));
        for (Machine machine : Machine.different()) everywhere.put(machine.name(), elsewhere(machine, plans));
        everywhere.put(Machine.interpreter().name(), elsewhere(Machine.interpreter(), plans.subList(0, INTERPRETED)));
        everywhere.forEach((where, found) -> print(where, here, found));
        everywhere.forEach((where, found) -> assertThat(found).as(where).isEqualTo(here.subList(0, found.size())));
        assertThat(here).doesNotHaveDuplicates();
    }

    private static List<String> elsewhere(Machine machine, List<Plan> plans) throws IOException, InterruptedException {
        return machine.run(Player.class, List.of(), Player.text(plans));
    }

    private static List<String> atOnce(List<Plan> plans) throws InterruptedException, ExecutionException {
        List<String> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORLDS_AT_ONCE)) {
            List<Future<String>> runs = new ArrayList<>();
            for (Plan plan : plans) runs.add(threads.submit(() -> Player.play(plan)));
            for (Future<String> run : runs) all.add(run.get());
        }
        return all;
    }

    private static void print(String where, List<String> here, List<String> found) {
        long differing = 0;
        for (int i = 0; i < found.size(); i++) if (!found.get(i).equals(here.get(i))) differing++;
        System.out.printf(
                Locale.ROOT,
                "%-32s %4d seeds, %d differ, first %.16s, last %.16s%n",
                where,
                found.size(),
                differing,
                found.getFirst(),
                found.getLast());
    }
}
