package io.folkmoot.config;

import io.folkmoot.protocol.bytes.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A family of units, smallest first: reads {@code 10s} into a number of the smallest, and writes it back. */
record Quantity(String noun, SequencedMap<String, Long> units) {
    static final Quantity TIME = new Quantity(
            "time",
            units(
                    Map.entry("ms", 1L),
                    Map.entry("s", 1_000L),
                    Map.entry("m", 60_000L),
                    Map.entry("h", 3_600_000L),
                    Map.entry("d", 86_400_000L)));

    static final Quantity SIZE = new Quantity(
            "size",
            units(
                    Map.entry("B", 1L),
                    Map.entry("KiB", 1L << 10),
                    Map.entry("MiB", 1L << 20),
                    Map.entry("GiB", 1L << 30),
                    Map.entry("TiB", 1L << 40)));

    /** Fourteen digits of the largest unit overflow a long, which is checked; more need not be read at all. */
    private static final Pattern FORM = Pattern.compile("([0-9]{1,14}) ?([A-Za-z]*)");

    long parse(String text) throws MalformedException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) throw new MalformedException("is not a whole number with a unit");
        if (form.group(2).isEmpty()) throw new MalformedException("has no unit");
        Long factor = units.get(form.group(2));
        if (factor == null) throw new MalformedException("has the unknown unit '" + form.group(2) + "'");
        try {
            return Math.multiplyExact(Long.parseLong(form.group(1)), factor.longValue());
        } catch (ArithmeticException e) {
            throw new MalformedException("is beyond all limits");
        }
    }

    String write(long amount) {
        for (var unit : units.reversed().entrySet()) {
            if (amount != 0 && amount % unit.getValue() == 0) return amount / unit.getValue() + unit.getKey();
        }
        return amount + units.firstEntry().getKey();
    }

    @SafeVarargs
    private static SequencedMap<String, Long> units(Map.Entry<String, Long>... smallestFirst) {
        var units = new LinkedHashMap<String, Long>();
        for (var unit : smallestFirst) units.put(unit.getKey(), unit.getValue());
        return units;
    }
}
