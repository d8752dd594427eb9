package io.folkmoot.simulation.scenario;

/** A number that a scenario lets people turn. */
public record Knob(String name, String meaning, double usual, double least, double most) {
    public Knob {
        if (!(usual >= least && usual <= most))
            throw new IllegalArgumentException(name + ": " + usual + " is out of " + least + " to " + most);
    }

    double check(double value) {
        if (value >= least && value <= most) return value;
        throw new IllegalArgumentException(name + " is " + value + ", out of " + least + " to " + most);
    }
}
