package io.folkmoot.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.PublishedTable;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody with ten thousand identities and five networks wants to be all that a peer knows; all of his answer, always. */
class EclipseTest {
    private static final int IDENTITIES = 10_000;
    private static final int NETWORKS = 5;

    private final World world = World.withSeed(11);
    private final RandomGenerator random = world.random("keys");
    private final PublicKey self = key();
    private final NodeId home = Placement.of(self);
    private final PublishedTable published = new PublishedTable();
    private @Nullable ActorRef<RoutingTable.Command> table;
    private long asked;

    private PublicKey key() {
        byte[] key = new byte[PublicKey.LENGTH];
        random.nextBytes(key);
        return new PublicKey(Bytes.adopt(key));
    }

    private static Contact at(PublicKey key, int a, int b, int c, int d) {
        return new Contact(key, new Address(Bytes.adopt(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d}), 4_000));
    }

    /** Links to a world in which everybody answers at once. */
    private Behavior<Links.Command> answering() {
        return Behaviors.receiveMessage(command -> {
            if (command instanceof Links.Ask ask) {
                asked++;
                var pong = new Pong(ask.to().address());
                ask.replyTo().tell(new Reply.Answered(ask.ref(), ask.to().key(), pong, 20_000_000));
            }
            return Behaviors.same();
        });
    }

    private void start() {
        world.actorSystem("victim", Behaviors.<Void>setup(context -> {
            ActorRef<Links.Command> links = context.spawn(answering(), "links");
            ActorRef<TableEvent> events = context.spawn(Behaviors.ignore(), "events");
            table = context.spawn(
                    RoutingTable.create(new RoutingTable.Parts(
                            self,
                            Settler.SETTINGS,
                            links,
                            published,
                            new Settler.Paper(),
                            world.wallClock(),
                            world,
                            random,
                            events,
                            new Supervision(world, random))),
                    "routing-table");
            return Behaviors.empty();
        }));
        world.runFor(Duration.ofMillis(1));
    }

    private void up(Contact peer) {
        ActorRef<RoutingTable.Command> running = table;
        if (running == null) throw new IllegalStateException("not running");
        running.tell(new RoutingTable.LinkHappened(
                new LinkEvent.Up(peer.key(), new Direct(peer.address()), true, 1, Bytes.EMPTY)));
    }

    private List<Located> known() {
        return published.closest(home, 5_000);
    }

    @Test
    void tenThousandIdentitiesOfFiveNetworksGetFiftyPlacesAndDisplaceNobody() {
        start();
        List<Contact> honest = new ArrayList<>();
        for (int i = 0; i < 100; i++) honest.add(at(key(), 30, 1, i, 1));
        honest.forEach(this::up);
        world.runFor(Duration.ofSeconds(10));
        List<Located> before = known();
        assertThat(before).hasSizeGreaterThan(60);
        long askedBefore = asked;
        for (int i = 0; i < IDENTITIES; i++) {
            up(at(key(), 66, 6, i % NETWORKS, 1 + i / NETWORKS % 250));
            if (i % 100 == 0) world.runFor(Duration.ofSeconds(1));
        }
        world.runFor(Duration.ofMinutes(1));
        assertThat(known()).containsAll(before);
        assertThat(known().size() - before.size()).isLessThanOrEqualTo(NETWORKS * 10);
        assertNoNetworkHasMoreThanItsShare();
        assertThat(asked - askedBefore).isLessThan(32L * (IDENTITIES / 100 + 60));
        world.close();
    }

    private void assertNoNetworkHasMoreThanItsShare() {
        var perTable = new TreeMap<Bytes, Integer>();
        var perBucket = new TreeMap<String, Integer>();
        for (Located peer : known()) {
            Bytes network = Bytes.copyOf(peer.contact().address().ip().unsafeArray(), 0, 3);
            perTable.merge(network, 1, Integer::sum);
            perBucket.merge(Distance.bucketIndex(home, peer.id()) + " " + network, 1, Integer::sum);
        }
        assertThat(perTable.values()).allMatch(count -> count <= 10);
        assertThat(perBucket.values()).allMatch(count -> count <= 2);
    }
}
