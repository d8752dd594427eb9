package io.folkmoot.simulation.determinism;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.shrink.Recording;
import io.folkmoot.simulation.shrink.Recording.Recorder;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.World;
import io.folkmoot.simulation.world.WorldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Actors that do what no actor of the product may: whatever they take from the air decides to whom they speak. One asks
 * nobody but itself, to show that a difference is the others' doing.
 */
enum Culprit {
    NONE(Culprit::ownCount),
    CLOCK(Culprit::realClock),
    DICE(Culprit::unseededDice),
    IDENTITY(Culprit::identityOrder),
    SALT(Culprit::saltedOrder),
    THREAD(Culprit::anotherThread);

    private static final int LISTENERS = 64;
    private static final Duration WHILE = Duration.ofSeconds(2);

    private final IntSupplier choice;

    Culprit(IntSupplier choice) {
        this.choice = choice;
    }

    /** For another process: the hash of one life. */
    public static void main(String... arguments) {
        System.out.println(valueOf(arguments[0]).live(Recording.NONE).hash().toHex());
    }

    /** One life in a world of its own. */
    Recording live(int window) {
        try (World world = World.withSeed(7)) {
            Recorder recorder = new Recorder(world, window);
            live(world);
            return recorder.recording();
        }
    }

    Bytes hash() {
        return live(Recording.NONE).hash();
    }

    List<WorldError> live(World world) {
        world.actorSystem("village", speaker());
        world.runFor(WHILE);
        return world.errors();
    }

    private Behavior<String> speaker() {
        return Behaviors.setup(context -> {
            List<ActorRef<String>> listeners = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) listeners.add(context.spawn(Behaviors.ignore(), "listener-" + i));
            context.scheduleOnce(Duration.ofSeconds(1), context.getSelf(), "now");
            return Behaviors.receiveMessage(word -> {
                if (this == THREAD) fromOutside(() -> listeners.getFirst().tell("from outside"));
                for (int i = 0; i < LISTENERS; i++)
                    listeners.get(Math.floorMod(choice.getAsInt(), LISTENERS)).tell(word);
                return Behaviors.same();
            });
        });
    }

    private static int ownCount() {
        return 3;
    }

    /** The last digits of a real clock are often the same. */
    private static int realClock() {
        return (int) Chance.draw(System.nanoTime());
    }

    private static int unseededDice() {
        return new SplittableRandom().nextInt();
    }

    /** Objects without a hash of their own lie in the table where their identity puts them. */
    private static int identityOrder() {
        Map<Object, Integer> table = new HashMap<>();
        for (int i = 0; i < LISTENERS; i++) table.put(new Object(), i);
        return table.values().iterator().next();
    }

    /** One process always begins at the same place, and the next one at another. */
    private static int saltedOrder() {
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < LISTENERS; i++) all.add(i);
        return Set.copyOf(all).iterator().next();
    }

    private static int anotherThread() {
        return 3;
    }

    /** Waits, so that the trespass happens in every run and is seen in every run. */
    private static void fromOutside(Runnable work) {
        CompletableFuture.runAsync(work).handle((nothing, refused) -> refused).join();
    }
}
