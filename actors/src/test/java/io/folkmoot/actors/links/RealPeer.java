package io.folkmoot.actors.links;

import com.typesafe.config.ConfigFactory;
import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.actors.links.Inbound.StreamOffered;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.LoopDispatcher;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** A peer on a real port, who answers every body with itself and sends back what comes over streams. */
final class RealPeer {
    private static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));
    private static final LinkSettings SETTINGS =
            new LinkSettings(16 << 10, 256, 64, Duration.ofMinutes(10), Duration.ofSeconds(60), Duration.ofHours(1));
    private static final int DEADLINE_SECONDS = 20;

    private final IoThreads threads;
    private final SecureRandom dice = new SecureRandom();
    private final Map<Bytes, Integer> acted = new ConcurrentSkipListMap<>();
    final SigningKey key;
    private @Nullable UdpWire wire;
    private @Nullable ActorSystem<Links.Command> system;
    private int spawned;

    RealPeer(IoThreads threads, long seed) throws IOException {
        this.threads = threads;
        this.key = SigningKey.generate(new SplittableRandom(seed));
        open(0);
    }

    private void open(int port) throws IOException {
        UdpWire opened = UdpWire.open(
                new UdpWire.Settings(Optional.of(InetAddress.getLoopbackAddress()), port, threads, QuicLibrary.NATIVE),
                key);
        wire = opened;
        Self self = Self.of(key, NETWORK, true, true, dice.nextLong(), Introduction.NO_ROOT);
        Behavior<Links.Command> guardian = Behaviors.setup(context -> {
            ActorRef<Inbound> handler = context.spawn(serving(), "handler");
            ActorRef<LinkEvent> events = context.spawn(Behaviors.ignore(), "events");
            var parts = new Links.Parts(
                    self, SETTINGS, Door.Settings.defaults(), opened, System::nanoTime, dice, handler, events);
            ActorRef<Links.Command> links =
                    context.spawn(Links.create(parts), "links", LoopDispatcher.of(context.getSystem(), opened));
            return Behaviors.receiveMessage(command -> {
                links.tell(command);
                return Behaviors.same();
            });
        });
        system = ActorSystem.create(
                guardian,
                "peer",
                ConfigFactory.parseString("pekko { loglevel = WARNING, jvm-shutdown-hooks = off }")
                        .withFallback(ConfigFactory.load()));
    }

    private Behavior<Inbound> serving() {
        return Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
            switch (message) {
                case Asked asked -> {
                    Bytes body = bodyOf(asked.message());
                    acted.merge(body, 1, Integer::sum);
                    asked.answerTo().tell(new Inbound.Answer(asked.request(), new Response(new Answer.Accepted(body))));
                }
                case StreamOffered offered -> offered.stream().listen(context.spawnAnonymous(Writer.echo()));
                default -> {}
            }
            return Behaviors.same();
        }));
    }

    static Bytes bodyOf(Message message) {
        return switch (message) {
            case Send(Bytes body) -> body;
            case Store store -> store.record();
            default -> throw new IllegalArgumentException("never asked here: " + message.type());
        };
    }

    /** How often each body was acted on, in all lives. */
    Map<Bytes, Integer> acted() {
        return acted;
    }

    Address address() {
        return wire().local();
    }

    void tell(Links.Command command) {
        system().tell(command);
    }

    synchronized <T> ActorRef<T> spawn(Behavior<T> behavior, String role) {
        return system().systemActorOf(behavior, role + "-" + spawned++, Props.empty());
    }

    Status status() throws Exception {
        CompletableFuture<Status> status = new CompletableFuture<>();
        tell(new Links.GetStatus(spawn(
                Behaviors.receiveMessage(answer -> {
                    status.complete(answer);
                    return Behaviors.stopped();
                }),
                "status")));
        return status.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends this life and begins another, at the same port. */
    void restart() throws Exception {
        int port = address().port();
        close();
        open(port);
    }

    /** The actors first, then the port, which is free afterwards. */
    void close() throws Exception {
        system().terminate();
        system().getWhenTerminated().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        wire().close();
    }

    private UdpWire wire() {
        if (wire == null) throw new IllegalStateException("not open");
        return wire;
    }

    private ActorSystem<Links.Command> system() {
        if (system == null) throw new IllegalStateException("not open");
        return system;
    }
}
