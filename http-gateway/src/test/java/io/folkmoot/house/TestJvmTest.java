package io.folkmoot.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class TestJvmTest {
    /** With one, JDKs before 25 start a new thread for each asynchronous callback, on the small machines of tests. */
    @Test
    void theCommonPoolHasAtLeastTwoThreads() {
        assertThat(ForkJoinPool.getCommonPoolParallelism()).isGreaterThanOrEqualTo(2);
        assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    }

    @Test
    void theLauncherAsksForThemToo() {
        String launcher = Repository.text(new Repository().root().resolve("folkmoot"));
        assertThat(launcher).contains("-Djava.util.concurrent.ForkJoinPool.common.parallelism=$parallelism");
    }
}
