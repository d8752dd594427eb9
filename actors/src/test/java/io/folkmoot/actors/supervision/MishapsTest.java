package io.folkmoot.actors.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.CapturedLogEvent;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

class MishapsTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final Supervision supervision = new Supervision(now::get, new SplittableRandom(1));

    @Test
    void eachIsCountedAndOneAMinuteIsLogged() {
        BehaviorTestKit<RuntimeException> part = BehaviorTestKit.create(part());
        for (int i = 0; i < 100; i++) part.run(new IllegalStateException("first"));
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        for (int i = 0; i < 100; i++) part.run(new IllegalStateException("second"));

        assertThat(supervision.counts().of(Part.RECORDS)).isEqualTo(200);
        assertThat(part.getAllLogEntries())
                .extracting(CapturedLogEvent::message)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("A defect of ours"));
        assertThat(part.isAlive()).isTrue();
    }

    private Behavior<RuntimeException> part() {
        return Behaviors.setup(context -> {
            Mishaps mishaps = supervision.mishaps(Part.RECORDS, context);
            return Behaviors.receiveMessage(broken -> {
                mishaps.happened(broken);
                return Behaviors.same();
            });
        });
    }
}
