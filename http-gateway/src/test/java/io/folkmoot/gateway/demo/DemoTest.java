package io.folkmoot.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void everythingGoesAsTold() throws Exception {
        for (long seed = 0; seed < 5; seed++) {
            List<String> story = new ArrayList<>();
            boolean asTold = new Demo(new SplittableRandom(seed), 1_800_000_000_000L, story::add).run();
            assertThat(asTold).as("seed %d: %s", seed, story).isTrue();
            assertThat(story).anyMatch(line -> line.contains("all agree on"));
        }
    }
}
