package io.folkmoot.actors.planted;

import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Everything that a deterministic module must not do; the house rules are shown to find each. It never runs. */
final class Ambient {
    final Map<String, String> unordered = new HashMap<>(Map.of("a", "b"));

    long clock() {
        return System.nanoTime() + Instant.now().toEpochMilli();
    }

    double dice() {
        return Math.random() + new Random().nextDouble() + new SecureRandom().nextDouble();
    }

    CompletableFuture<Set<String>> threads(Runnable work) {
        new Thread(work).start();
        return CompletableFuture.supplyAsync(() -> Set.of("x"));
    }

    byte[] charset(String text) {
        return text.getBytes(Charset.defaultCharset());
    }
}
