package io.folkmoot.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.folkmoot.protocol.bytes.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/** Pekko's actors, unmodified, on a world. */
class ActorSystemsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void theSameSeedGivesTheSameTraceAndAnotherGivesAnother() {
        Bytes first = chat(1, Ties.SEED);
        assertThat(chat(1, Ties.SEED)).isEqualTo(first);
        assertThat(chat(2, Ties.SEED)).isNotEqualTo(first);
        assertThat(chat(1, Ties.ARRIVAL)).isEqualTo(chat(1, Ties.ARRIVAL)).isNotEqualTo(first);
    }

    private static Bytes chat(long seed, Ties ties) {
        try (World world = World.withSeed(seed, ties)) {
            List<ActorSystem<Chatter.Command>> chatters = new ArrayList<>();
            for (int i = 0; i < 6; i++) chatters.add(world.actorSystem("chatter-" + i, Chatter.create()));
            for (int i = 0; i < 6; i++) chatters.get(i).tell(new Chatter.Meet(chatters.get((i + 1) % 6)));
            world.runFor(MINUTE);
            assertThat(world.errors()).isEmpty();
            assertThat(world.millis()).isEqualTo(MINUTE.toMillis());
            assertThat(world.traceLength()).isGreaterThan(1000);
            return world.traceHash();
        }
    }

    @Test
    void theLastEventsAreToldByNameThoughNoNamesWereKept() {
        try (World world = World.withSeed(1)) {
            ActorSystem<Chatter.Command> ann = world.actorSystem("ann", Chatter.create());
            ActorSystem<Chatter.Command> bob = world.actorSystem("bob", Chatter.create());
            ann.tell(new Chatter.Meet(bob));
            bob.tell(new Chatter.Meet(ann));
            world.runFor(MINUTE);
            List<String> told = world.lastEvents(50);
            assertThat(told).hasSize(50);
            assertThat(told).noneMatch(line -> line.matches(".* [0-9a-f]{16}( .*)?"));
            assertThat(told.toString()).contains("message ann Chatter.Word", "message bob Chatter.Word");
        }
    }

    @Test
    void noThreadIsStarted() {
        int before = Thread.activeCount();
        try (World world = World.withSeed(1)) {
            for (int i = 0; i < 20; i++) world.actorSystem("peer-" + i, Chatter.create());
            world.runFor(MINUTE);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void anActorThatThrowsIsSeen() {
        try (World world = World.withSeed(1)) {
            Behavior<String> fragile = Behaviors.receiveMessage(message -> {
                throw new IllegalArgumentException("too much: " + message);
            });
            Behavior<String> parent = Behaviors.setup(context -> {
                ActorRef<String> child = context.spawn(fragile, "fragile");
                return Behaviors.receiveMessage(message -> {
                    child.tell(message);
                    return Behaviors.same();
                });
            });
            ActorSystem<String> system = world.actorSystem("peer", parent);
            world.runFor(MINUTE);
            assertThat(world.errors()).isEmpty();
            system.tell("hello");
            world.runFor(MINUTE);
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.where()).endsWith("/user/fragile");
                assertThat(error.cause()).hasMessage("too much: hello");
                assertThat(error.nanos()).isEqualTo(MINUTE.toNanos());
            });
        }
    }

    @Test
    void anActorThatCannotStartIsSeen() {
        try (World world = World.withSeed(1)) {
            world.actorSystem("peer", Behaviors.setup(context -> {
                throw new IllegalStateException("no beginning");
            }));
            world.runFor(MINUTE);
            assertThat(world.errors()).singleElement().asString().contains("no beginning");
        }
    }

    @Test
    void aFailedTaskOfADispatcherIsSeen() {
        try (World world = World.withSeed(1)) {
            ActorSystem<Chatter.Command> system = world.actorSystem("peer", Chatter.create());
            system.executionContext().execute(() -> {
                throw new IllegalStateException("a task went wrong");
            });
            world.runFor(MINUTE);
            assertThat(world.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.cause()).hasMessage("a task went wrong"));
        }
    }

    @Test
    void everyDispatcherRunsOnTheWorld() {
        Config own = ConfigFactory.parseString("""
                own { type = PinnedDispatcher, executor = thread-pool-executor }
                """);
        List<Thread> threads = new ArrayList<>();
        try (World world = World.withSeed(1)) {
            world.actorSystem(
                    "peer",
                    Behaviors.setup(context -> {
                        for (DispatcherSelector selector : List.of(
                                DispatcherSelector.blocking(),
                                DispatcherSelector.fromConfig("pekko.io.pinned-dispatcher"),
                                DispatcherSelector.fromConfig("own")))
                            context.spawnAnonymous(Behaviors.setup(child -> noting(threads)), selector);
                        return Behaviors.empty();
                    }),
                    own);
            world.runFor(MINUTE);
            assertThat(world.errors()).isEmpty();
        }
        assertThat(threads).hasSize(3).containsOnly(Thread.currentThread());
    }

    private static Behavior<Object> noting(List<Thread> threads) {
        threads.add(Thread.currentThread());
        return Behaviors.empty();
    }

    @Test
    void aPeerThatEndsComesBackUnderItsName() {
        try (World world = World.withSeed(1)) {
            for (int life = 0; life < 3; life++) {
                ActorSystem<Chatter.Command> system = world.actorSystem("peer", Chatter.create());
                world.runFor(MINUTE);
                system.terminate();
                assertThat(world.runUntil(() -> system.whenTerminated().isCompleted(), MINUTE))
                        .isTrue();
            }
            assertThat(world.errors()).isEmpty();
        }
    }

    @Test
    void watchersHearOfADeathInTheSameOrderEveryTime() {
        assertThat(deaths(1)).hasSize(12).isEqualTo(deaths(1));
    }

    private static List<String> deaths(long seed) {
        List<String> heard = new ArrayList<>();
        try (World world = World.withSeed(seed)) {
            ActorSystem<String> system = world.actorSystem("peer", Behaviors.setup(context -> {
                ActorRef<String> mortal =
                        context.spawn(Behaviors.<String>receiveMessage(message -> Behaviors.stopped()), "mortal");
                for (int i = 0; i < 12; i++) context.spawn(watcher(mortal, heard), "watcher-" + i);
                return Behaviors.receiveMessage(message -> {
                    mortal.tell(message);
                    return Behaviors.same();
                });
            }));
            world.runFor(MINUTE);
            system.tell("die");
            world.runFor(MINUTE);
        }
        return heard;
    }

    private static Behavior<String> watcher(ActorRef<String> mortal, List<String> heard) {
        return Behaviors.setup(context -> {
            context.watch(mortal);
            return Behaviors.receive(String.class)
                    .onSignal(Terminated.class, signal -> {
                        heard.add(context.getSelf().path().name());
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    @Test
    void worldsOnDifferentThreadsDoNotDisturbOneAnother() throws InterruptedException {
        Bytes alone = chat(3, Ties.SEED);
        List<Bytes> together = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) threads.add(new Thread(() -> together.add(chat(3, Ties.SEED))));
        threads.forEach(Thread::start);
        for (Thread thread : threads) thread.join();
        assertThat(together).containsExactly(alone, alone, alone);
    }

    @Test
    void aMessageFromAnotherThreadIsCaught() throws InterruptedException {
        try (World world = World.withSeed(1)) {
            ActorSystem<Chatter.Command> system = world.actorSystem("peer", Chatter.create());
            world.runFor(MINUTE);
            Thread stranger = new Thread(() -> system.tell(new Chatter.Word(1)), "stranger");
            stranger.setUncaughtExceptionHandler((thread, thrown) -> {});
            stranger.start();
            stranger.join();
            assertThat(world.errors()).isNotEmpty();
            assertThat(world.errors().getFirst().where()).isEqualTo("thread stranger");
        }
    }

    @Test
    void whatHangsOnTheRealClockIsCaughtByTheTrace() {
        assertThat(racing(1)).isNotEqualTo(racing(1));
    }

    /** Answers now or later, as the nanoseconds of the real clock have it: what production must not do. */
    private static Bytes racing(long seed) {
        try (World world = World.withSeed(seed)) {
            Behavior<Integer> racer = Behaviors.setup(context -> Behaviors.receiveMessage(left -> {
                long real = System.nanoTime() / 100;
                if (left > 0)
                    context.scheduleOnce(Duration.ofNanos(1 + Math.floorMod(real, 1000)), context.getSelf(), left - 1);
                return Behaviors.same();
            }));
            world.actorSystem("racer", racer).tell(100);
            world.runFor(MINUTE);
            return world.traceHash();
        }
    }

    @Test
    void whatIteratesByIdentityIsCaughtByTheTrace() {
        assertThat(scattered(1)).isNotEqualTo(scattered(1));
    }

    /** Tells its children in the order of their identities, which no seed decides. */
    private static Bytes scattered(long seed) {
        try (World world = World.withSeed(seed)) {
            Set<Child> byIdentity = new HashSet<>();
            ActorSystem<Integer> system = world.actorSystem("scatter", scattering(byIdentity));
            world.runFor(MINUTE);
            system.tell(1);
            world.runFor(MINUTE);
            return world.traceHash();
        }
    }

    private static Behavior<Integer> scattering(Set<Child> byIdentity) {
        return Behaviors.setup(context -> {
            for (int i = 0; i < 40; i++)
                byIdentity.add(new Child(context.spawn(Behaviors.<Integer>ignore(), "child-" + i)));
            return Behaviors.receiveMessage(message -> {
                for (Child child : byIdentity) child.ref.tell(message);
                return Behaviors.same();
            });
        });
    }

    /** Hashes to what the JVM makes up. */
    private static final class Child {
        private final ActorRef<Integer> ref;

        private Child(ActorRef<Integer> ref) {
            this.ref = ref;
        }
    }
}
