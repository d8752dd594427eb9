package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers and spans of time as people read them. */
public final class Numbers {
    /** More digits than these are noise, and whole numbers are shown whole. */
    private static final MathContext DIGITS = new MathContext(4);

    private static final double GROUPED = 1_000;
    private static final double MILLION = 1e6;
    private static final double SECOND = 1e9;

    private Numbers() {}

    /** Such as 1,234 or 0.0312 or 12.3 M. */
    public static String of(double value) {
        if (!Double.isFinite(value)) return Double.isNaN(value) ? "-" : "∞";
        double size = Math.abs(value);
        if (size >= 100 * MILLION) return rounded(value / MILLION) + " M";
        if (size >= GROUPED) return String.format(Locale.ROOT, "%,d", Math.round(value));
        return rounded(value);
    }

    /** With its unit. */
    public static String of(double value, String unit) {
        Shown shown = Shown.of(value, unit);
        if (shown.unit().isEmpty()) return shown.number();
        return shown.number() + (shown.unit().startsWith("/") ? "" : " ") + shown.unit();
    }

    /** A number in the unit in which people read one of its size. */
    record Shown(String number, String unit) {
        private static final double LARGE = 10_000;
        private static final double PERCENT = 100;

        static Shown of(double value, String unit) {
            boolean large = Math.abs(value) >= LARGE;
            return switch (unit) {
                case Figure.PART -> new Shown(hundredths(value), "%");
                case "ms" -> large ? new Shown(Numbers.of(value / 1e3), "s") : new Shown(Numbers.of(value), unit);
                case "B" -> large ? bytes(value) : new Shown(Numbers.of(value), unit);
                default -> new Shown(Numbers.of(value), unit);
            };
        }

        private static Shown bytes(double value) {
            return Math.abs(value) < MILLION
                    ? new Shown(Numbers.of(value / 1e3), "kB")
                    : new Shown(Numbers.of(value / MILLION), "MB");
        }

        /** Never rounded upwards: what is short of all must not look like all. */
        private static String hundredths(double value) {
            if (value == 0 || !Double.isFinite(value)) return Numbers.of(value);
            return BigDecimal.valueOf(value)
                    .multiply(BigDecimal.valueOf(PERCENT))
                    .round(new MathContext(4, RoundingMode.DOWN))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    private static String rounded(double value) {
        if (value == 0) return "0";
        return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** The two largest units that count, as in 2 h 5 min; below a minute seconds. */
    public static String of(Duration span) {
        if (span.isNegative()) return "-" + of(span.negated());
        if (span.toDays() > 0) return two(span.toDays(), "d", span.toHoursPart(), "h");
        if (span.toHours() > 0) return two(span.toHours(), "h", span.toMinutesPart(), "min");
        if (span.toMinutes() > 0) return two(span.toMinutes(), "min", span.toSecondsPart(), "s");
        return rounded(new BigDecimal(span.toNanos() / SECOND)
                        .round(new MathContext(3))
                        .doubleValue()) + " s";
    }

    private static String two(long large, String unit, int small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
