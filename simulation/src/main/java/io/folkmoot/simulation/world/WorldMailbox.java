package io.folkmoot.simulation.world;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.MailboxType;
import org.apache.pekko.dispatch.ProducesMessageQueue;
import scala.Option;

/** Made by Pekko, by name: gives every actor a queue that tells the trace, and notices threads from outside. */
final class WorldMailbox implements MailboxType, ProducesMessageQueue<WorldQueue> {
    private final World world;

    WorldMailbox(ActorSystem.Settings settings, Config config) {
        world = Worlds.of(settings.config());
    }

    @Override
    public WorldQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
        world.actorMade();
        return new WorldQueue(world, owner.isEmpty() ? null : owner.get());
    }
}
