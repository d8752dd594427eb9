package io.folkmoot.simulation.network;

import java.time.Duration;
import java.util.Optional;

/**
 * What a link does to its packets: each is lost, doubled, damaged or held back with so much probability, and takes its
 * time. Where there is a geography, its delays, losses and lines come first, and all else on top.
 */
public record Conditions(
        Optional<Geography> geography,
        Delay delay,
        double loss,
        double duplication,
        double corruption,
        double reordering,
        Grey grey) {
    /** Nothing happens but that time passes. */
    public static final Conditions GOOD = after(Delay.fixed(Duration.ofMillis(10)));

    /** Across the internet, on an ordinary day, and everybody lives equally far from everybody. */
    public static final Conditions WIDE =
            after(Delay.logNormal(Duration.ofMillis(40), 0.6, 0.1)).losing(0.005);

    /** Across the internet, on an ordinary day, with near and far peers, good and bad lines. */
    public static final Conditions WORLD = in(Geography.world());

    public Conditions {
        Probability.check("loss", loss);
        Probability.check("duplication", duplication);
        Probability.check("corruption", corruption);
        Probability.check("reordering", reordering);
    }

    public static Conditions after(Delay delay) {
        return new Conditions(Optional.empty(), delay, 0, 0, 0, 0, Grey.NONE);
    }

    /** Each peer where the geography has it. */
    public static Conditions in(Geography geography) {
        return new Conditions(Optional.of(geography), Delay.fixed(Duration.ZERO), 0, 0, 0, 0, Grey.NONE);
    }

    public Conditions delayed(Delay other) {
        return new Conditions(geography, other, loss, duplication, corruption, reordering, grey);
    }

    public Conditions losing(double part) {
        return new Conditions(geography, delay, part, duplication, corruption, reordering, grey);
    }

    public Conditions doubling(double part) {
        return new Conditions(geography, delay, loss, part, corruption, reordering, grey);
    }

    /** Damaged packets arrive with some bits wrong. */
    public Conditions damaging(double part) {
        return new Conditions(geography, delay, loss, duplication, part, reordering, grey);
    }

    /** Packets held back take up to as long again, so that later ones overtake them. */
    public Conditions reordering(double part) {
        return new Conditions(geography, delay, loss, duplication, corruption, part, grey);
    }

    public Conditions grey(Grey links) {
        return new Conditions(geography, delay, loss, duplication, corruption, reordering, links);
    }

    /** Both befall each packet; place, delay and order stay. */
    public Conditions and(Conditions other) {
        return losing(Probability.either(loss, other.loss))
                .doubling(Probability.either(duplication, other.duplication))
                .damaging(Probability.either(corruption, other.corruption));
    }
}
