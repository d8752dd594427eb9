package io.folkmoot.gateway.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One measured number, and what stands beside it. The ratio is our cost divided by that of the first of those: lower is
 * better.
 */
public record Figure(double value, String unit, Map<String, Double> beside, OptionalDouble ratio) {
    static Figure of(double value, String unit) {
        return new Figure(value, unit, Map.of(), OptionalDouble.empty());
    }

    static Figure beside(double value, String unit, String name, double other) {
        return new Figure(value, unit, Map.of(name, other), OptionalDouble.of(value / other));
    }

    /** So many in a second: twice as many cost half as much, so here the ratio is the other's number divided by ours. */
    static Figure rate(double perSecond, String name, double other) {
        return new Figure(perSecond, "/s", Map.of(name, other), OptionalDouble.of(other / perSecond));
    }

    /** As the command line promises it. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("value", rounded(value));
        document.put("unit", unit);
        Map<String, Object> others = new LinkedHashMap<>();
        beside.forEach((name, other) -> others.put(name, rounded(other)));
        document.put("beside", others);
        document.put("ratio", ratio.isPresent() ? rounded(ratio.getAsDouble()) : null);
        return document;
    }

    /** Three digits are all that a shared machine repeats. */
    private static double rounded(double number) {
        if (number == 0 || !Double.isFinite(number)) return number;
        double scale = Math.pow(10, 2 - Math.floor(Math.log10(Math.abs(number))));
        return Math.round(number * scale) / scale;
    }
}
