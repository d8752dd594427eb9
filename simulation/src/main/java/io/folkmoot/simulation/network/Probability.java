package io.folkmoot.simulation.network;

/** What all parts of a network ask of a probability. */
final class Probability {
    private Probability() {}

    static void check(String what, double part) {
        if (!(part >= 0 && part <= 1)) throw new IllegalArgumentException(what + " is out of 0 to 1: " + part);
    }

    /** That at least one of two things happens that have nothing to do with each other. */
    static double either(double one, double other) {
        return 1 - (1 - one) * (1 - other);
    }
}
