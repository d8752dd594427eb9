package io.folkmoot.actors.planted;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every collection whose order is an accident; it never runs. */
final class AccidentalOrder {
    Map<String, String> map() {
        return new HashMap<>();
    }

    Set<String> set() {
        return new HashSet<>();
    }

    @SuppressWarnings("IdentityHashMapUsage")
    Map<String, String> identities() {
        return new IdentityHashMap<>();
    }

    Map<String, String> concurrent() {
        return new ConcurrentHashMap<>();
    }

    Set<String> salted() {
        return Set.of("a", "b");
    }

    Map<String, String> saltedMap() {
        return Map.of("a", "b");
    }

    Set<String> collected(List<String> list) {
        return list.stream().collect(Collectors.toSet());
    }

    Map<String, List<String>> grouped(List<String> list) {
        return list.stream().collect(Collectors.groupingBy(String::strip));
    }

    int identity() {
        return System.identityHashCode(this);
    }
}
