package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.world.Ties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** The command that plays a plan again; what the scenario does anyway is left out. */
public final class Replay {
    /** Hours with so many digits name every nanosecond of a century. */
    private static final int DIGITS = 14;

    private Replay() {}

    public static String command(Scenario scenario, Plan plan) {
        Plan usual = Plan.of(scenario, plan.seed());
        StringBuilder command = new StringBuilder("folkmoot simulate ").append(plan.scenario());
        command.append(" --peers ").append(plan.peers()).append(" --seed ").append(plan.seed());
        if (!plan.time().equals(usual.time())) command.append(" --hours ").append(hours(plan.time()));
        for (Knob knob : scenario.knobs()) {
            double value = plan.knobs().getOrDefault(knob.name(), knob.usual());
            if (value != knob.usual())
                command.append(" --set ").append(knob.name()).append('=').append(plain(value));
        }
        if (plan.ties() == Ties.SEED) command.append(" --shuffle");
        if (plan.systems() == Outset.Systems.SHARED) command.append(" --shared-system");
        if (plan.realCryptography()) command.append(" --real-crypto");
        return command.toString();
    }

    /** Whether words on the command line say all of it; a plan with its own list of faults needs its file. */
    public static boolean isSaidByCommand(Plan plan) {
        return plan.faults().isEmpty();
    }

    private static String hours(Duration time) {
        return BigDecimal.valueOf(time.toNanos())
                .divide(BigDecimal.valueOf(Duration.ofHours(1).toNanos()), DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
