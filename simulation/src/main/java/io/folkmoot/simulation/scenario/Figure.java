package io.folkmoot.simulation.scenario;

import java.util.Optional;

/** One number that a run came to; names are a promise to scripts. The goal, in words, where there is one. */
public record Figure(String name, double value, String unit, String meaning, Optional<Goal> goal) {
    /** The unit of shares, which are numbers from 0 to 1 and are shown in hundredths. */
    public static final String PART = "part";

    /** At most or at least so much. */
    public record Goal(double bound, boolean atMost) {
        public static Goal atMost(double bound) {
            return new Goal(bound, true);
        }

        public static Goal atLeast(double bound) {
            return new Goal(bound, false);
        }

        public boolean isMetBy(double value) {
            return atMost ? value <= bound : value >= bound;
        }
    }
}
