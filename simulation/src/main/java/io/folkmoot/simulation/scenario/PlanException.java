package io.folkmoot.simulation.scenario;

/** A text that is no plan; the message names the line and what is wrong with it. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlanException(int line, String why) {
        super("line " + line + ": " + why);
    }

    PlanException(String why) {
        super(why);
    }
}
