package io.folkmoot.actors.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rings once for all who wanted it, at the earliest of their times. */
class AlarmTest {
    private static final long RING = -1;
    private static final long STOP = -2;

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final AtomicLong now = new AtomicLong();
    private final TestProbe<Long> ear = kit.createTestProbe();
    private final ActorRef<Long> sleeper = kit.spawn(sleeper());

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    /** Told a number of milliseconds, it wants to be woken by then. */
    private Behavior<Long> sleeper() {
        return Behaviors.setup(context -> {
            Alarm<Long> alarm = new Alarm<>(context, now::get, RING);
            return Behaviors.receiveMessage(message -> {
                if (message == STOP) alarm.stop();
                else if (message == RING) alarm.rang();
                else alarm.by(Duration.ofMillis(message).toNanos());
                ear.getRef().tell(message);
                return Behaviors.same();
            });
        });
    }

    private void tell(long message) {
        sleeper.tell(message);
        ear.expectMessage(message);
    }

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        time.timePasses(Duration.ofMillis(millis));
    }

    @Test
    void theEarlierTimeCounts() {
        tell(100);
        tell(50);
        tell(80);
        pass(50);
        ear.expectMessage(RING);
        time.expectNoMessageFor(Duration.ofMillis(100), ear);
    }

    @Test
    void onceItHasRungItCanBeSetAgain() {
        tell(50);
        pass(50);
        ear.expectMessage(RING);
        tell(200);
        pass(150);
        ear.expectMessage(RING);
    }

    @Test
    void oneThatIsStoppedDoesNotRing() {
        tell(50);
        tell(STOP);
        time.expectNoMessageFor(Duration.ofMillis(100), ear);
    }
}
