package io.folkmoot.gateway.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.door.Rate;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.LoopDispatcher;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.gateway.links.OpenLinks;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Many peers on loopback ports of their own, which share threads and one actor system as the peers of one host would. */
final class Crowd implements AutoCloseable {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));

    /** That of the links which commands open. */
    private static final Config PEKKO =
            ConfigFactory.parseResources(OpenLinks.class, "pekko.conf").withFallback(ConfigFactory.load());

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    /** The usual memory for strangers is a quarter of a megabyte, and hundreds of peers share a heap here. */
    private static final int SOURCES = 256;

    private final NetworkId network;
    private final IoThreads threads;
    private final ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "crowd", PEKKO);
    private final SecureRandom dice = new SecureRandom();
    private final List<UdpWire> wires = new ArrayList<>();
    private final LinkSettings settings;
    private int spawned;

    /** One of them, and where it is reached. */
    record Member(Contact contact, ActorRef<Links.Command> links, Props thread) {}

    Crowd(int threadCount, Duration passivateAfter) {
        this(NETWORK, threadCount, passivateAfter);
    }

    Crowd(NetworkId network, int threadCount, Duration passivateAfter) {
        this.network = network;
        this.threads = IoThreads.start(threadCount);
        this.settings =
                new LinkSettings(16 << 10, 256, 100_000, Duration.ofMinutes(10), passivateAfter, Duration.ofHours(1));
    }

    synchronized Member join() throws IOException {
        SigningKey key = SigningKey.generate(dice);
        UdpWire wire = UdpWire.open(
                new UdpWire.Settings(Optional.of(InetAddress.getLoopbackAddress()), 0, threads, QuicLibrary.NATIVE),
                key);
        wires.add(wire);
        Self self = Self.of(key, network, true, true, dice.nextLong(), Introduction.NO_ROOT);
        // All actors of a peer take their turns on the thread of its wire, as in a peer that runs for real.
        Props thread = LoopDispatcher.of(system, wire);
        ActorRef<Inbound> handler = spawn(Accepting.create(), "handler", thread);
        ActorRef<LinkEvent> listener = spawn(Behaviors.ignore(), "listener", thread);
        var parts = new Links.Parts(self, settings, openDoor(), wire, System::nanoTime, dice, handler, listener);
        ActorRef<Links.Command> links = spawn(Links.create(parts), "links", thread);
        return new Member(new Contact(key.publicKey(), wire.local()), links, thread);
    }

    synchronized <T> ActorRef<T> spawn(Behavior<T> behavior, String role, Props props) {
        return system.systemActorOf(behavior, role + "-" + spawned++, props);
    }

    /** All of them come from one address, where a real crowd has as many as it has members. */
    private static Door.Settings openDoor() {
        Door.Settings usual = Door.Settings.defaults();
        Rate any = new Rate(1_000_000, 1_000_000);
        return new Door.Settings(any, any, any, SOURCES, usual.answers(), usual.cookieLife());
    }

    @Override
    public void close() {
        system.terminate();
        CompletionStage<?> ended = system.getWhenTerminated();
        try {
            ended.toCompletableFuture().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actors did not stop within " + FAREWELL, e);
        }
        // Each waits for its port to be free, which takes a moment but no work.
        try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
            for (UdpWire wire : wires) closing.execute(wire::close);
        }
        threads.close();
    }
}
