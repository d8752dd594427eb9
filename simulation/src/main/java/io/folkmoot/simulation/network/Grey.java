package io.folkmoot.simulation.network;

/**
 * Links that work for some and not for others: in this part of all directions, packets longer than so many bytes are lost
 * with so much probability. Longer than 0 bytes are all; a firewall that forgets the way back, or a tunnel that eats what
 * does not fit, look like this.
 */
public record Grey(double part, int longerThan, double loss) {
    public static final Grey NONE = new Grey(0, 0, 0);

    public Grey {
        Probability.check("part of grey links", part);
        Probability.check("loss on grey links", loss);
        if (longerThan < 0) throw new IllegalArgumentException("packets longer than " + longerThan);
    }

    /** So many directions carry nothing at all. */
    public static Grey deaf(double part) {
        return new Grey(part, 0, 1);
    }

    /** So many directions carry no packet that is longer. */
    public static Grey narrow(double part, int longest) {
        return new Grey(part, longest, 1);
    }
}
