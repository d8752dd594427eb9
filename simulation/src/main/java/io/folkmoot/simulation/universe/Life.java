package io.folkmoot.simulation.universe;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.wire.Wire;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** One process of a peer, from its start to its end. */
final class Life {
    private final String name;
    private final Fence fence;
    private final Wire wire;
    private final Housing.Home home;
    private final Set<ActorRef<?>> ears = new LinkedHashSet<>();
    private int heard;

    Life(String name, Fence fence, Wire wire, Housing.Home home) {
        this.name = name;
        this.fence = fence;
        this.wire = wire;
        this.home = home;
    }

    String name() {
        return name;
    }

    boolean isOver() {
        return fence.isDown();
    }

    void tell(Peer.Command command) {
        home.peer().tell(command);
    }

    long actors() {
        return home.actors();
    }

    /** Somebody outside of the peer who hears one answer; nobody hears anything of a life that is over. */
    <T> ActorRef<T> ear(String what, Consumer<T> consumer) {
        Consumer<T> fenced = fence.around(consumer);
        Behavior<T> once = Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
            ears.remove(context.getSelf());
            fenced.accept(message);
            return Behaviors.stopped();
        }));
        ActorRef<T> ear = home.visitor(once, name + "-" + what + "-" + ++heard);
        ears.add(ear);
        return ear;
    }

    /** Nobody is told, and whatever its actors still do has no effect. */
    void kill(boolean tearing) {
        fence.close(tearing);
        wire.close();
        silence();
        home.evict();
    }

    /** Its peer has ended by itself; what it said last still reaches whoever listens. */
    void ended() {
        wire.close();
    }

    /** Nobody waits for an answer any more. */
    void bury() {
        fence.close(false);
        silence();
    }

    private void silence() {
        ears.forEach(home::stop);
        ears.clear();
    }
}
