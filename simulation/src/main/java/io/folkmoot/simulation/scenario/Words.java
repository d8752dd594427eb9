package io.folkmoot.simulation.scenario;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the values of a plan are spelt; each is read back as the same value, to the last digit. */
final class Words {
    private Words() {}

    /** Such as {@code 12m30.5s}: ISO 8601 without its prefix, in small letters. */
    static String of(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    static Duration duration(String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is no time such as 12m30.5s", e);
        }
    }

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(text)) return constant;
            known.add(of(constant));
        }
        throw new IllegalArgumentException(text + " is none of " + known);
    }

    /** Such as {@code bad-weather} for {@code BadWeather}. */
    static String ofType(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no whole number", e);
        }
    }

    static long longer(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no whole number", e);
        }
    }

    static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no number", e);
        }
        throw new IllegalArgumentException(text + " is no finite number");
    }
}
