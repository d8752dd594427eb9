package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Plan;
import java.util.Locale;

/** All that decided a run, with what each knob means, and the promises that were looked at. */
final class PlanList {
    private PlanList() {}

    static String of(Outcome outcome) {
        return Html.element("div", "panel", Html.element("dl", "", terms(outcome)))
                + Html.element(
                        "div", "panel", Html.text("h3", "", "Promises") + Html.element("dl", "", promises(outcome)));
    }

    private static String terms(Outcome outcome) {
        Plan plan = outcome.telling().plan();
        StringBuilder list = new StringBuilder();
        list.append(term("scenario", plan.scenario(), ""));
        list.append(term("peers", Numbers.of(plan.peers()), ""));
        list.append(term("seed", Long.toString(plan.seed()), ""));
        if (!plan.time().isZero()) list.append(term("time", Numbers.of(plan.time()), ""));
        for (Knob knob : outcome.scenario().knobs()) list.append(knob(knob, plan));
        list.append(term("cryptography", plan.realCryptography() ? "real" : "stand-in", ""));
        list.append(term("actor systems", word(plan.systems()), ""));
        list.append(term("ties", word(plan.ties()), "what decides between two things due at one instant"));
        return list.toString();
    }

    private static String knob(Knob knob, Plan plan) {
        double value = plan.knobs().getOrDefault(knob.name(), knob.usual());
        String usual = value == knob.usual() ? "" : "; usually " + Replay.plain(knob.usual());
        return term(knob.name(), Replay.plain(value), knob.meaning() + usual);
    }

    private static String promises(Outcome outcome) {
        StringBuilder list = new StringBuilder();
        outcome.promises()
                .forEach((name, times) -> list.append(
                        term(name, times == 1 ? "looked at once" : "looked at " + Numbers.of(times) + " times", "")));
        return list.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String term(String name, String value, String meaning) {
        String more = meaning.isEmpty() ? "" : " <small>" + Html.escape(meaning) + "</small>";
        return Html.text("dt", "", name) + "<dd>" + Html.escape(value) + more + "</dd>";
    }
}
