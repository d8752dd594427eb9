package io.folkmoot.simulation.universe;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.simulation.world.World;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** Where the actors of all peers live: each peer in an actor system of its own, or all in one. */
final class Housing {
    private final World world;
    private final Outset.Systems systems;
    private @Nullable ActorSystem<Void> shared;

    Housing(World world, Outset.Systems systems) {
        this.world = world;
        this.systems = systems;
    }

    /** One peer's actors, and the system that they are in. */
    record Home(World world, ActorRef<Peer.Command> peer, ActorSystem<?> system, boolean alone) {
        /** Ends the actors at once; they are no longer asked. */
        void evict() {
            if (alone) system.terminate();
            else stop(peer);
        }

        /** Of the whole system. */
        long actors() {
            return count(system);
        }

        void stop(ActorRef<?> actor) {
            Adapter.toClassic(system).stop(Adapter.toClassic(actor));
        }

        <T> ActorRef<T> visitor(Behavior<T> behavior, String name) {
            return world.inside(() -> system.systemActorOf(behavior, name, Props.empty()));
        }
    }

    /** The tree that Pekko tells has a line for each. */
    private static long count(ActorSystem<?> system) {
        return system.printTree().lines().filter(line -> !line.isBlank()).count();
    }

    long actors(List<Resident> living) {
        return shared != null
                ? count(shared)
                : living.stream().mapToLong(Resident::actors).sum();
    }

    Home moveIn(String name, Behavior<Peer.Command> peer) {
        if (systems == Outset.Systems.ONE_EACH) {
            ActorSystem<Peer.Command> own = world.actorSystem(name, peer);
            return new Home(world, own, own, true);
        }
        ActorSystem<Void> all = shared();
        ActorRef<Peer.Command> one = world.inside(() -> all.systemActorOf(peer, name, Props.empty()));
        return new Home(world, one, all, false);
    }

    private ActorSystem<Void> shared() {
        if (shared == null) shared = world.actorSystem("everybody", Behaviors.<Void>empty());
        return shared;
    }
}
