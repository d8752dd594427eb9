package io.folkmoot.simulation.links;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.links.StreamEvent;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * One peer of a test: real links on a simulated wire, and behind them somebody who answers every message with its own
 * bytes and keeps count of what he was asked.
 */
final class Villager {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[32]));
    static final LinkSettings SETTINGS =
            new LinkSettings(16 << 10, 256, 64, Duration.ofMinutes(10), Duration.ofSeconds(60), Duration.ofHours(1));

    private final World world;
    private final SimulatedNetwork network;
    private final String name;
    private final LinkSettings settings;
    private final boolean streams;
    final SigningKey key;
    Address address;
    final List<Reply> replies = new ArrayList<>();
    final List<LinkEvent> events = new ArrayList<>();
    final List<Inbound> inbound = new ArrayList<>();
    /** How often each body was acted on. */
    final Map<Bytes, Integer> acted = new TreeMap<>();
    /** What a request is answered; by default the bytes that it brought. */
    Function<Message, Message> answering = Villager::echo;

    boolean answers = true;
    /** What becomes of a stream that somebody opens to him; by default it waits for ever. */
    Consumer<Inbound.StreamOffered> serving = offered -> {};
    /** Told of each reply, beside the list. */
    Consumer<Reply> onReply = reply -> {};

    private int lives;
    private int collectors;
    private @Nullable ActorSystem<Links.Command> system;
    private @Nullable MovableWire wire;
    private @Nullable ActorRef<Reply> asker;
    private @Nullable Status status;

    Villager(World world, SimulatedNetwork network, String name, int host, LinkSettings settings, boolean streams) {
        this.world = world;
        this.network = network;
        this.name = name;
        this.settings = settings;
        this.streams = streams;
        this.key = SigningKey.generate(world.random("key of " + name));
        this.address = at(host);
        start();
    }

    Villager(World world, SimulatedNetwork network, String name, int host, LinkSettings settings) {
        this(world, network, name, host, settings, true);
    }

    Villager(World world, SimulatedNetwork network, String name, int host) {
        this(world, network, name, host, SETTINGS);
    }

    static Address at(int host) {
        return new Address(Bytes.adopt(new byte[] {10, 0, (byte) (host >> 8), (byte) host}), 4000);
    }

    PublicKey id() {
        return key.publicKey();
    }

    Contact contact() {
        return new Contact(id(), address);
    }

    /** A new life of the same peer: it remembers its key and nothing else. */
    void start() {
        lives++;
        RandomGenerator dice = world.random("dice of " + name + " in life " + lives);
        MovableWire opened = new MovableWire(network.open(address, id()));
        wire = opened;
        Self self = Self.of(key, NETWORK, true, streams, dice.nextLong(), Bytes.adopt(new byte[32]));
        Behavior<Links.Command> guardian = Behaviors.setup(context -> {
            ActorRef<Inbound> handler = context.spawn(listening(this::serve), "handler");
            ActorRef<LinkEvent> listener = context.spawn(listening(events::add), "events");
            return Links.create(
                    new Links.Parts(self, settings, Door.Settings.defaults(), opened, world, dice, handler, listener));
        });
        system = world.actorSystem(name + "-" + lives, guardian);
        int life = lives;
        asker = collector("replies", reply -> {
            if (life == lives) onReply(reply);
        });
    }

    private void onReply(Reply reply) {
        replies.add(reply);
        onReply.accept(reply);
    }

    /** As a process that is killed: nobody hears of it. */
    void crash() {
        running(wire).close();
        running(system).terminate();
    }

    void ask(Villager other, Message message, long ref, Duration patience) {
        ask(other.contact(), message, ref, patience);
    }

    void ask(Contact other, Message message, long ref, Duration patience) {
        tell(new Links.Ask(other, message, patience, ref, running(asker)));
    }

    void withdraw(Villager other, long ref) {
        tell(new Links.Withdraw(other.id(), ref, running(asker)));
    }

    /** The events go to the consumer, in the world's own turns. */
    void openStream(Villager other, String service, Duration patience, Consumer<StreamEvent> events) {
        tell(new Links.OpenStream(other.contact(), service, patience, collector("stream", events)));
    }

    /** Past the links, as somebody does who breaks their rules; there has to be a session. */
    void openRaw(Villager other, StreamListener listener) {
        running(wire).streams().open(other.id(), listener);
    }

    /** The same process at another address from one moment to the next. */
    void moveTo(int host) {
        address = at(host);
        running(wire).moveTo(network.open(address));
    }

    void sendThrough(Wire other) {
        running(wire).sendThrough(other);
    }

    void sendRaw(Address to, byte[] packet) {
        running(wire).send(new Direct(to), packet);
    }

    void tell(Links.Command command) {
        running(system).tell(command);
    }

    Status status() {
        status = null;
        tell(new Links.GetStatus(collector("status", answer -> status = answer)));
        world.runUntil(() -> status != null, Duration.ofSeconds(1));
        return running(status);
    }

    long count(Count count) {
        return running(status().counts().get(count));
    }

    int timesActed(Bytes body) {
        return acted.getOrDefault(body, 0);
    }

    /** Somebody outside of the links who hears replies; one of each name in a life. */
    <T> ActorRef<T> collector(String what, Consumer<T> consumer) {
        return running(system).systemActorOf(listening(consumer), what + "-" + ++collectors, Props.empty());
    }

    private void serve(Inbound message) {
        inbound.add(message);
        if (message instanceof Inbound.StreamOffered offered) serving.accept(offered);
        if (!(message instanceof Inbound.Asked asked)) return;
        if (asked.message() instanceof Send(Bytes body)) acted.merge(body, 1, Integer::sum);
        if (asked.message() instanceof Store store) acted.merge(store.record(), 1, Integer::sum);
        if (answers) asked.answerTo().tell(new Inbound.Answer(asked.request(), answering.apply(asked.message())));
    }

    static Message echo(Message message) {
        return switch (message) {
            case Send(Bytes body) -> new Response(new Answer.Accepted(body));
            case Store store -> new Response(new Answer.Accepted(store.record()));
            default -> new Response(new Answer.Nodes(List.of(), Bytes.adopt(new byte[8])));
        };
    }

    private static <T> Behavior<T> listening(Consumer<T> consumer) {
        return Behaviors.receiveMessage(message -> {
            consumer.accept(message);
            return Behaviors.same();
        });
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) throw new IllegalStateException("not running");
        return part;
    }
}
