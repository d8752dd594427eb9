package io.folkmoot.actors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.PublishedTable;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A part that crashes takes with it what it was asked; whoever wants to join asks again. */
class JoiningTest {
    private static final Address ENTRANCE = new Address(Bytes.hex("c0000201"), 4000);
    private static final Duration NEARLY = Duration.ofSeconds(59);
    /** And the pause before another knock. */
    private static final Duration REST = Duration.ofSeconds(3);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final SplittableRandom dice = new SplittableRandom(4);
    private final PublicKey self = SigningKey.generate(dice).publicKey();
    private final TestProbe<Links.Command> links = kit.createTestProbe();
    private final TestProbe<RoutingTable.Command> table = kit.createTestProbe();
    private final TestProbe<Lookups.Command> lookups = kit.createTestProbe();

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    @Test
    void aKnockThatGotLostIsRepeated() {
        var joining = begin(List.of(new Peer.Entrance(Optional.empty(), ENTRANCE)), List.of());
        links.expectMessageClass(Links.Meet.class);
        time.timePasses(NEARLY);
        links.expectNoMessage(Duration.ofMillis(50));
        pass(joining);
        links.expectMessageClass(Links.Meet.class);
    }

    @Test
    void aSearchThatGotLostIsRepeated() {
        PublicKey neighbour = SigningKey.generate(dice).publicKey();
        var joining = begin(List.of(), List.of(Located.of(new Contact(neighbour, ENTRANCE))));
        lookups.expectMessageClass(Lookups.Begin.class);
        time.timePasses(NEARLY);
        lookups.expectNoMessage(Duration.ofMillis(50));
        pass(joining);
        lookups.expectMessageClass(Lookups.Begin.class);
    }

    /** Over the minute, and, when that has been taken in, over the pause. */
    private void pass(ActorRef<Joining.Command> joining) {
        time.timePasses(REST);
        TestProbe<Peer.Joined> joined = kit.createTestProbe();
        joining.tell(new Joining.AwaitJoin(joined.getRef()));
        assertThat(joined.receiveMessage().withNeighbours()).isFalse();
        time.timePasses(REST);
    }

    private ActorRef<Joining.Command> begin(List<Peer.Entrance> entrances, List<Located> known) {
        return kit.spawn(Joining.create(new Joining.Parts(
                self,
                entrances,
                Duration.ofSeconds(10),
                links.getRef(),
                table.getRef(),
                lookups.getRef(),
                PublishedTable.of(Placement.of(self), known),
                () -> 0,
                dice)));
    }
}
