package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.folkmoot.protocol.keys.SigningKey;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Actors on the thread of their wire. */
class LoopDispatcherTest {
    private static final SigningKey KEY = SigningKey.generate(new SplittableRandom(1));

    private final IoThreads threads = IoThreads.start(2);
    private final ActorSystem<Void> system = ActorSystem.create(
            Behaviors.empty(),
            "loops",
            ConfigFactory.parseString("pekko.jvm-exit-on-fatal-error = off").withFallback(ConfigFactory.load()));

    @AfterEach
    void end() throws Exception {
        system.terminate();
        // The threads outlive the actors that take their turns on them.
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
        threads.close();
    }

    private UdpWire wire() throws Exception {
        return UdpWire.open(UdpWire.Settings.everywhere(0, threads), KEY);
    }

    private ActorRef<Runnable> runner(UdpWire wire, String name) {
        Behavior<Runnable> running = Behaviors.receiveMessage(task -> {
            task.run();
            return Behaviors.same();
        });
        Props thread = LoopDispatcher.of(system, wire);
        return system.systemActorOf(running, name, thread);
    }

    @Test
    void actorsOfAWireRunOnItsThreadAlone() throws Exception {
        try (UdpWire first = wire();
                UdpWire second = wire()) {
            Set<Thread> ofFirst = ConcurrentHashMap.newKeySet();
            Set<Thread> ofSecond = ConcurrentHashMap.newKeySet();
            CountDownLatch done = new CountDownLatch(400);
            ActorRef<Runnable> one = runner(first, "one");
            ActorRef<Runnable> another = runner(first, "another");
            ActorRef<Runnable> other = runner(second, "other");
            for (int i = 0; i < 100; i++) {
                one.tell(() -> note(ofFirst, done));
                another.tell(() -> note(ofFirst, done));
                other.tell(() -> note(ofSecond, done));
                first.thread().execute(() -> note(ofFirst, done));
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ofFirst).hasSize(1);
            assertThat(ofSecond).hasSize(1).doesNotContainAnyElementsOf(ofFirst);
        }
    }

    private static void note(Set<Thread> threads, CountDownLatch done) {
        threads.add(Thread.currentThread());
        done.countDown();
    }

    @Test
    void endingTheActorsLeavesTheWire() throws Exception {
        try (UdpWire wire = wire()) {
            CountDownLatch ran = new CountDownLatch(1);
            runner(wire, "one").tell(ran::countDown);
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
            CompletableFuture<String> alive = CompletableFuture.supplyAsync(() -> "alive", wire.thread());
            assertThat(alive.get(10, TimeUnit.SECONDS)).isEqualTo("alive");
        }
    }

    /** The loop alone would log it and go on, and a process that should end would not. */
    @Test
    void whatEndsNoSingleActorEndsTheSystem() throws Exception {
        try (UdpWire wire = wire()) {
            CountDownLatch reached = new CountDownLatch(1);
            system.getWhenTerminated().whenComplete((done, failure) -> reached.countDown());
            runner(wire, "one").tell(() -> {
                throw new StackOverflowError("planted");
            });
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
