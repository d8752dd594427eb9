package io.folkmoot.actors.routing;

import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** The known peers: a child for each bucket in use, and the view of all of them that everybody reads. */
public final class RoutingTable {
    public sealed interface Command {}

    /** A session began, moved or ended. */
    public record LinkHappened(LinkEvent event) implements Command {}

    /** Hearsay: peers that somebody named. They become candidates, and nothing that is known changes. */
    public record Heard(List<Contact> contacts) implements Command {
        public Heard {
            contacts = List.copyOf(contacts);
        }
    }

    /** What came of asking peers: a search tells all of its experiences when it ends. */
    public record Experienced(List<Experience> experiences) implements Command {
        public Experienced {
            experiences = List.copyOf(experiences);
        }
    }

    /** The peer said that it goes away. */
    public record Left(PublicKey peer) implements Command {}

    public record GetPeers(ActorRef<Peers> replyTo) implements Command {}

    public record Peers(List<PeerView> peers) {
        public Peers {
            peers = List.copyOf(peers);
        }
    }

    /** What the table of one peer is made of; it publishes its view through {@code published}. */
    public record Parts(
            PublicKey self,
            Settings.Routing settings,
            ActorRef<Links.Command> links,
            PublishedTable published,
            Notes notes,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice,
            ActorRef<TableEvent> events,
            Supervision supervision) {}

    private RoutingTable() {}

    public static Behavior<Command> create(Parts parts) {
        return org.apache.pekko.actor.typed.javadsl.Behaviors.ignore();
    }
}
