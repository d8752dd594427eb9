package io.folkmoot.actors.supervision;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisionTest {
    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final AtomicLong now = new AtomicLong();
    private final Supervision supervision = new Supervision(now::get, new SplittableRandom(1));
    private final TestProbe<String> ear = kit.createTestProbe();
    private final TestProbe<GaveUp> parent = kit.createTestProbe();

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
        time.timePasses(duration);
    }

    @Test
    void aCrashedChildIsBackAfterAPauseUnderTheSameReference() {
        ActorRef<String> child = kit.spawn(supervision.restarting(Part.BUCKET, this::fragile));
        ear.expectMessage("begun");
        child.tell(Fragile.BREAK);
        ear.expectMessage("restarted");
        time.expectNoMessageFor(ofMillis(49), ear);
        pass(ofMillis(100));
        ear.expectMessage("begun");
        child.tell("hello");
        ear.expectMessage("hello");
        assertThat(supervision.counts().snapshot()).isEqualTo(Map.of("bucket", 1L));
    }

    @Test
    void whatItIsToldInThePauseWaits() {
        ActorRef<String> child = kit.spawn(supervision.restarting(Part.BUCKET, this::fragile));
        child.tell(Fragile.BREAK);
        child.tell("one");
        child.tell("two");
        ear.expectMessage("begun");
        ear.expectMessage("restarted");
        pass(ofMillis(100));
        ear.expectMessage("begun");
        ear.expectMessage("one");
        ear.expectMessage("two");
    }

    @Test
    void whatIsTooMuchInThePauseIsDroppedAndCounted() {
        ActorRef<String> child = kit.spawn(supervision.restarting(Part.BUCKET, this::fragile));
        child.tell(Fragile.BREAK);
        for (int i = 0; i < Ward.MOST_WAITING + 3; i++) child.tell("word " + i);
        ear.expectMessage("begun");
        ear.expectMessage("restarted");
        ear.awaitAssert(() -> {
            assertThat(supervision.counts().droppedWhilePaused()).isEqualTo(3);
            return true;
        });
        pass(ofMillis(100));
        ear.expectMessage("begun");
        for (int i = 0; i < Ward.MOST_WAITING; i++) ear.expectMessage("word " + i);
        ear.expectNoMessage();
    }

    @Test
    void crashesInTheMiddleOfWhatWaitedAreCountedToo() {
        ActorRef<String> child = kit.spawn(supervision.restarting(Part.LOOKUP, this::fragile));
        child.tell(Fragile.BREAK);
        child.tell(Fragile.BREAK);
        ear.expectMessage("begun");
        for (int i = 0; i < 2; i++) {
            ear.expectMessage("restarted");
            pass(ofMillis(200));
            ear.expectMessage("begun");
        }
        assertThat(supervision.counts().of(Part.LOOKUP)).isEqualTo(2);
    }

    @Test
    void aContainedChildComesBackForEver() {
        ActorRef<String> child = kit.spawn(supervision.restarting(Part.LINK, this::fragile));
        ear.expectMessage("begun");
        for (int i = 0; i < 12; i++) {
            child.tell(Fragile.BREAK);
            ear.expectMessage("restarted");
            pass(ofSeconds(10));
            ear.expectMessage("begun");
        }
        assertThat(supervision.counts().of(Part.LINK)).isEqualTo(12);
    }

    @Test
    void theThirdCrashOfABranchWithinAMinuteEndsItAndTellsTheParent() {
        ActorRef<String> child = kit.spawn(supervision.branch(Part.TABLE, this::fragile, parent.ref()));
        ear.expectMessage("begun");
        for (int i = 0; i < 2; i++) {
            child.tell(Fragile.BREAK);
            ear.expectMessage("restarted");
            pass(ofSeconds(1));
            ear.expectMessage("begun");
        }
        parent.expectNoMessage();
        child.tell(Fragile.BREAK);
        ear.expectMessage("restarted");
        GaveUp gaveUp = parent.receiveMessage();
        assertThat(gaveUp.part()).isEqualTo(Part.TABLE);
        assertThat(gaveUp.why()).contains("3 crashes within a minute").contains("it was dropped");
        parent.expectTerminated(child);
    }

    @Test
    void aBranchThatCrashesNowAndThenGoesOn() {
        ActorRef<String> child = kit.spawn(supervision.branch(Part.TABLE, this::fragile, parent.ref()));
        ear.expectMessage("begun");
        for (int i = 0; i < 8; i++) {
            child.tell(Fragile.BREAK);
            ear.expectMessage("restarted");
            pass(ofSeconds(31));
            ear.expectMessage("begun");
        }
        parent.expectNoMessage();
        assertThat(supervision.counts().of(Part.TABLE)).isEqualTo(8);
    }

    @Test
    void aChildThatMayEndEndsWithItsFirstCrash() {
        ActorRef<String> child = kit.spawn(supervision.ending(Part.LOOKUP, fragile()));
        ear.expectMessage("begun");
        child.tell(Fragile.BREAK);
        ear.expectMessage("ended");
        ear.expectTerminated(child);
        assertThat(supervision.counts().of(Part.LOOKUP)).isEqualTo(1);
    }

    @Test
    void aBranchThatCannotBeginAgainGivesUpToo() {
        AtomicLong lives = new AtomicLong();
        ActorRef<String> child = kit.spawn(supervision.branch(
                Part.RECORDS,
                () -> lives.getAndIncrement() == 0
                        ? fragile()
                        : Behaviors.setup(context -> {
                            throw new Fragile.Broken();
                        }),
                parent.ref()));
        child.tell(Fragile.BREAK);
        ear.expectMessage("begun");
        ear.expectMessage("restarted");
        pass(ofMillis(100));
        pass(ofMillis(200));
        assertThat(parent.receiveMessage().part()).isEqualTo(Part.RECORDS);
        parent.expectTerminated(child);
    }

    @Test
    void timersOfAnEarlierLifeAreSilent() {
        ActorRef<String> child = kit.spawn(supervision.restarting(Part.LINK, () -> ticking(ear.ref())));
        ear.expectMessage("begun");
        pass(ofMillis(30));
        child.tell(Fragile.BREAK);
        ear.awaitAssert(() -> {
            assertThat(supervision.counts().of(Part.LINK)).isEqualTo(1);
            return true;
        });
        pass(ofMillis(45));
        ear.expectNoMessage();
        pass(ofMillis(60));
        ear.expectMessage("begun");
        pass(ofMillis(50));
        ear.expectMessage("tick");
    }

    private static Behavior<String> ticking(ActorRef<String> listener) {
        return Behaviors.withTimers(timers -> {
            listener.tell("begun");
            timers.startSingleTimer("tick", ofMillis(50));
            return Behaviors.receiveMessage(word -> {
                if (word.equals(Fragile.BREAK)) throw new Fragile.Broken();
                listener.tell(word);
                return Behaviors.same();
            });
        });
    }

    private Behavior<String> fragile() {
        return Fragile.create(ear.ref());
    }
}
