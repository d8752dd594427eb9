package io.folkmoot.simulation.world;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.event.Logging;

/** Hears the errors that Pekko publishes, such as a failed task of a dispatcher, and keeps them in the world. */
final class ErrorEar {
    private ErrorEar() {}

    static void attach(World world, ActorSystem<?> system) {
        Behavior<Logging.Error> ear = Behaviors.receiveMessage(error -> {
            world.error(system.name() + " " + error.logSource() + ": " + error.message(), error.cause());
            return Behaviors.same();
        });
        Adapter.toClassic(system)
                .getEventStream()
                .subscribe(Adapter.toClassic(system.systemActorOf(ear, "errors", Props.empty())), Logging.Error.class);
    }
}
