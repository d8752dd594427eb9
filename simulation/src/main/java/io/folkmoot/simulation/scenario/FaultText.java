package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Fault;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A fault as one line, {@code crash at=12m peer=3 away=20s kept=synced}: its kind and the components of its record, so that
 * a new kind of fault is written and read without a word here.
 */
final class FaultText {
    private FaultText() {}

    static String of(Fault fault) {
        return Words.ofType(fault.getClass())
                + FaultParts.of(fault).entrySet().stream()
                        .map(part -> " " + part.getKey() + "=" + spell(part.getValue()))
                        .collect(Collectors.joining());
    }

    static Fault parse(String line) {
        List<String> words = List.of(line.split(" +"));
        Class<?> kind = kind(words.getFirst());
        Map<String, String> given = pairs(words.subList(1, words.size()));
        Map<String, Object> parts = new LinkedHashMap<>();
        for (RecordComponent part : kind.getRecordComponents()) {
            String text = given.remove(part.getName());
            if (text == null) throw new IllegalArgumentException(words.getFirst() + " without " + part.getName());
            parts.put(part.getName(), read(part, text));
        }
        if (!given.isEmpty()) throw new IllegalArgumentException(words.getFirst() + " knows no " + given.keySet());
        return FaultParts.make(kind, parts);
    }

    private static Map<String, String> pairs(List<String> words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 0) throw new IllegalArgumentException(word + " is not of the form name=value");
            if (pairs.put(word.substring(0, sign), word.substring(sign + 1)) != null)
                throw new IllegalArgumentException(word + " comes twice");
        }
        return pairs;
    }

    private static Class<?> kind(String name) {
        List<String> known = new ArrayList<>();
        for (Class<?> kind : Fault.class.getPermittedSubclasses()) {
            if (Words.ofType(kind).equals(name)) return kind;
            known.add(Words.ofType(kind));
        }
        throw new IllegalArgumentException("fault " + name + " is none of " + known);
    }

    private static String spell(Object value) {
        return switch (value) {
            case Duration time -> Words.of(time);
            case Enum<?> constant -> Words.of(constant);
            case List<?> list -> list.stream().map(FaultText::spell).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static Object read(RecordComponent part, String text) {
        try {
            return read(part.getType(), text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(part.getName() + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the constants of a class that is known at run time only
    private static Object read(Class<?> type, String text) {
        if (type == Duration.class) return Words.duration(text);
        if (type == int.class) return Words.whole(text);
        if (type == long.class) return Words.longer(text);
        if (type == double.class) return Words.number(text);
        if (type == boolean.class) return yesOrNo(text);
        if (type == List.class) return numbers(text);
        if (type.isEnum()) return Words.constant((Class) type, text);
        throw new IllegalStateException("no fault had a " + type + " so far");
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text + " is neither true nor false");
        };
    }

    private static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Words::whole).toList();
    }
}
