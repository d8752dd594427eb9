package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Self;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One who takes part in the handshake as every peer does, by the links of production, and behind them answers as the
 * conspiracy wants. It keeps no table of its own: the conspiracy knows everybody.
 */
final class Villain {
    private static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    final int number;
    private final Address address;
    private final SigningKey key;
    private final ActorSystem<Links.Command> system;

    Villain(Universe universe, Conspiracy conspiracy, int number, Address address, SigningKey key) {
        this.number = number;
        this.address = address;
        this.key = key;
        this.system = start(universe, conspiracy);
    }

    private ActorSystem<Links.Command> start(Universe universe, Conspiracy conspiracy) {
        World world = universe.world();
        RandomGenerator dice = world.random("dice of villain " + number);
        var wire = universe.network().open(address, key.publicKey());
        Self self = universe.cryptography().self(key, NETWORK, true, true, dice.nextLong(), Introduction.NO_ROOT);
        LinkSettings settings = LinkSettings.of(universe.settings().links());
        Behavior<Links.Command> guardian = Behaviors.setup(context -> {
            ActorRef<Inbound> desk = context.spawn(desk(conspiracy), "desk");
            ActorRef<Object> nobody = context.getSystem().ignoreRef();
            return Links.create(new Links.Parts(
                    self, settings, Door.Settings.defaults(), wire, world, dice, desk, nobody.narrow()));
        });
        return world.actorSystem("villain-" + number, guardian);
    }

    private Behavior<Inbound> desk(Conspiracy conspiracy) {
        return Behaviors.receiveMessage(inbound -> {
            if (inbound instanceof Inbound.Asked asked) {
                Optional<Message> answer = conspiracy.answer(this, asked);
                answer.ifPresent(message -> asked.answerTo().tell(new Inbound.Answer(asked.request(), message)));
            } else if (inbound instanceof Inbound.StreamOffered offered)
                offered.stream().reset();
            return Behaviors.same();
        });
    }

    Contact contact() {
        return new Contact(key.publicKey(), address);
    }

    /** Makes itself known, as every newcomer does. */
    void greet(Contact peer) {
        ActorRef<Reply> nobody = system.ignoreRef();
        system.tell(new Links.Ask(peer, new Ping(), PATIENCE, 0, nobody));
    }
}
