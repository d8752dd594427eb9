package io.folkmoot.simulation.network;

import java.time.Duration;

/** What a link does to its packets: each is lost, doubled or damaged with so much probability, and takes its time. */
public record Conditions(Delay delay, double loss, double duplication, double corruption) {
    /** Nothing happens but that time passes. */
    public static final Conditions GOOD = after(Delay.fixed(Duration.ofMillis(10)));

    /** Across the internet, on an ordinary day. */
    public static final Conditions WIDE =
            after(Delay.logNormal(Duration.ofMillis(40), 0.6, 0.1)).losing(0.005);

    public Conditions {
        checkProbability("loss", loss);
        checkProbability("duplication", duplication);
        checkProbability("corruption", corruption);
    }

    public static Conditions after(Delay delay) {
        return new Conditions(delay, 0, 0, 0);
    }

    public Conditions delayed(Delay other) {
        return new Conditions(other, loss, duplication, corruption);
    }

    public Conditions losing(double part) {
        return new Conditions(delay, part, duplication, corruption);
    }

    public Conditions doubling(double part) {
        return new Conditions(delay, loss, part, corruption);
    }

    /** Damaged packets arrive with some bits wrong. */
    public Conditions damaging(double part) {
        return new Conditions(delay, loss, duplication, part);
    }

    /** Both befall each packet; the delay stays. */
    public Conditions and(Conditions other) {
        return new Conditions(
                delay,
                either(loss, other.loss),
                either(duplication, other.duplication),
                either(corruption, other.corruption));
    }

    private static double either(double one, double other) {
        return 1 - (1 - one) * (1 - other);
    }

    private static void checkProbability(String what, double part) {
        if (!(part >= 0 && part <= 1)) throw new IllegalArgumentException(what + " is out of 0 to 1: " + part);
    }
}
