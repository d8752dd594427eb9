package io.folkmoot.actors.planted;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Every way to dice that nobody handed in; it never runs. */
final class AmbientChance {
    double math() {
        return Math.random();
    }

    Random random() {
        return new Random();
    }

    SplittableRandom splittable() {
        return new SplittableRandom();
    }

    SecureRandom secure() {
        return new SecureRandom();
    }

    int ofTheThread() {
        return ThreadLocalRandom.current().nextInt();
    }

    UUID uuid() {
        return UUID.randomUUID();
    }

    RandomGenerator usual() {
        return RandomGenerator.getDefault();
    }

    void shuffled(List<String> list) {
        Collections.shuffle(list);
    }
}
