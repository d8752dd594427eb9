package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Fault;
import java.util.List;

/** A story with a question. It is told to a {@link Stage}, which knows the plan and takes figures and broken promises. */
public interface Scenario {
    /** One word, by which it is asked for. */
    String name();

    /** One sentence for people: what it shows. */
    String summary();

    /** What may be turned; all runs also have peers, hours and a seed. */
    List<Knob> knobs();

    /** How large it is when nobody says. */
    Size usual();

    /** Peers, and hours of virtual time where the story has a length. */
    record Size(int peers, double hours) {}

    /** What befalls the peers, decided by the plan alone. A plan may bring its own list, when a failure is being shrunk. */
    default List<Fault> faults(Plan plan) {
        return List.of();
    }

    void play(Stage stage);
}
