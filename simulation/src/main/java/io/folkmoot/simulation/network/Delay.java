package io.folkmoot.simulation.network;

import io.folkmoot.simulation.world.Chance;
import java.time.Duration;

/** How long a packet is under way, one way. Packets whose delays differ overtake one another. */
public sealed interface Delay {
    /** The first draw is the same for all packets of one link, the second for one packet alone. */
    long nanos(long link, long packet);

    static Delay fixed(Duration time) {
        return new Uniform(time.toNanos(), time.toNanos());
    }

    /** Between the two, drawn for every packet. */
    static Delay uniform(Duration least, Duration most) {
        return new Uniform(least.toNanos(), most.toNanos());
    }

    /**
     * A link's own delay, of which half are above the median and the spread is that of the logarithm, and on top for every
     * packet up to the given part of it. Over the internet a median of 40 ms, a spread of 0.6 and a tenth are usual.
     */
    static Delay logNormal(Duration median, double spread, double jitter) {
        return new LogNormal(median.toNanos(), spread, jitter);
    }

    /** Drawn anew for every packet. */
    record Uniform(long least, long most) implements Delay {
        public Uniform {
            if (least < 0 || most < least)
                throw new IllegalArgumentException("delay from " + least + " to " + most + " ns");
        }

        @Override
        public long nanos(long link, long packet) {
            return least + (long) (Chance.unit(packet) * (most - least));
        }
    }

    /** Drawn once for a link, with some jitter for every packet. */
    record LogNormal(long median, double spread, double jitter) implements Delay {
        public LogNormal {
            if (median < 0 || spread < 0 || jitter < 0)
                throw new IllegalArgumentException("delay of " + median + " ns, " + spread + ", " + jitter);
        }

        @Override
        public long nanos(long link, long packet) {
            double own = median * StrictMath.exp(spread * normal(link));
            return (long) (own * (1 + jitter * Chance.unit(packet)));
        }

        /** By Box and Muller; StrictMath, because the quick functions differ between machines. */
        private static double normal(long draw) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - Chance.unit(Chance.draw(draw, 1))));
            return radius * StrictMath.cos(2 * Math.PI * Chance.unit(Chance.draw(draw, 2)));
        }
    }
}
