package io.folkmoot.actors.planted;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The right way to the same things, in which nothing is found; it never runs either. */
final class HandedIn {
    long time(InstantSource clock) {
        return clock.millis();
    }

    int chance(RandomGenerator dice) {
        return dice.nextInt();
    }

    void shuffled(List<String> list, long seed) {
        Collections.shuffle(list, new Random(seed));
    }

    Map<String, List<String>> grouped(List<String> list) {
        return list.stream().collect(Collectors.groupingBy(String::strip, TreeMap::new, Collectors.toList()));
    }

    byte[] text(double number) {
        return String.format(Locale.ROOT, "%f", StrictMath.log(number)).getBytes(StandardCharsets.UTF_8);
    }
}
