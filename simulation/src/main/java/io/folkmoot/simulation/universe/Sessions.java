package io.folkmoot.simulation.universe;

import io.folkmoot.simulation.world.Chance;
import java.time.Duration;

/** How long peers stay before they leave. */
public sealed interface Sessions {
    /** For a draw that is the session's own. */
    Duration length(long draw);

    Duration mean();

    /** Whoever has stayed for long is as likely to leave as who has just come. */
    static Sessions exponential(Duration mean) {
        return new Weibull(mean, 1);
    }

    /**
     * A shape below 1 means many short sessions and some very long ones; about 0.5 was measured in public networks of
     * this kind.
     */
    static Sessions weibull(Duration mean, double shape) {
        return new Weibull(mean, shape);
    }

    /** A still heavier tail: the smaller the index above 1, the more the longest sessions outweigh all others. */
    static Sessions pareto(Duration mean, double index) {
        return new Pareto(mean, index);
    }

    record Weibull(Duration mean, double shape) implements Sessions {
        public Weibull {
            if (!(shape >= 0.2 && shape <= 10)) throw new IllegalArgumentException("a shape of " + shape);
        }

        @Override
        public Duration length(long draw) {
            double scale = mean.toNanos() / gamma(1 + 1 / shape);
            double exponential = -StrictMath.log(1 - Chance.unit(draw));
            return Duration.ofNanos((long) (scale * StrictMath.pow(exponential, 1 / shape)));
        }

        /** By Stirling's series, which is exact enough from 10 on, and from there downwards. */
        private static double gamma(double x) {
            double product = 1;
            double at = x;
            for (; at < 10; at++) product *= at;
            double series = 1 + 1 / (12 * at) + 1 / (288 * at * at);
            double stirling = StrictMath.sqrt(2 * Math.PI / at) * StrictMath.pow(at / Math.E, at) * series;
            return stirling / product;
        }
    }

    record Pareto(Duration mean, double index) implements Sessions {
        public Pareto {
            if (!(index > 1 && index <= 100)) throw new IllegalArgumentException("an index of " + index);
        }

        @Override
        public Duration length(long draw) {
            double least = mean.toNanos() * (index - 1) / index;
            return Duration.ofNanos((long) (least * StrictMath.pow(1 - Chance.unit(draw), -1 / index)));
        }
    }
}
