package io.folkmoot.gateway.links;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.udp.LoopDispatcher;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The links of one key on one real UDP port, in an actor system of their own. */
public final class OpenLinks implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** The process belongs to a command, which decides when it ends and owns standard output. */
    private static final Config PEKKO =
            ConfigFactory.parseResources(OpenLinks.class, "pekko.conf").withFallback(ConfigFactory.load());

    private final ActorSystem<Void> system;
    private final ActorRef<Links.Command> links;
    private final UdpWire wire;
    private final SigningKey key;

    private OpenLinks(ActorSystem<Void> system, ActorRef<Links.Command> links, UdpWire wire, SigningKey key) {
        this.system = system;
        this.links = links;
        this.wire = wire;
        this.key = key;
    }

    /** Who they are, where they listen, and who answers for them. */
    public record Setup(
            SigningKey key,
            NetworkId network,
            boolean participates,
            UdpWire.Settings port,
            LinkSettings settings,
            Door.Settings door,
            Behavior<Inbound> handler,
            Behavior<LinkEvent> listener) {}

    /** Fails with a text that names the port if that is taken. */
    public static OpenLinks open(Setup setup) throws IOException {
        UdpWire wire = UdpWire.open(setup.port(), setup.key());
        SecureRandom dice = new SecureRandom();
        Self self = Self.of(
                setup.key(), setup.network(), setup.participates(), true, dice.nextLong(), Introduction.NO_ROOT);
        CompletableFuture<ActorRef<Links.Command>> spawned = new CompletableFuture<>();
        Behavior<Void> guardian = Behaviors.setup(context -> {
            // All actors of a peer take their turns on the thread of its wire.
            Props thread = LoopDispatcher.of(context.getSystem(), wire);
            ActorRef<Inbound> handler = context.spawn(setup.handler(), "handler", thread);
            ActorRef<LinkEvent> listener = context.spawn(setup.listener(), "listener", thread);
            var parts = new Links.Parts(
                    self, setup.settings(), setup.door(), wire, System::nanoTime, dice, handler, listener);
            ActorRef<Links.Command> links = context.spawn(Links.create(parts), "links", thread);
            // Whatever ends the links for good ends this process's reason to be.
            context.watch(links);
            spawned.complete(links);
            return Behaviors.empty();
        });
        ActorSystem<Void> system = ActorSystem.create(guardian, "folkmoot", PEKKO);
        return new OpenLinks(
                system, spawned.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join(), wire, setup.key());
    }

    public ActorRef<Links.Command> links() {
        return links;
    }

    /** The port is the real one; the address is the wildcard where it listens everywhere. */
    public Address local() {
        return wire.local();
    }

    public SigningKey key() {
        return key;
    }

    /** False once the actors have begun to end, by {@link #close} or by a crash that nothing could mend. */
    public boolean isRunning() {
        return CoordinatedShutdown.get(system).getShutdownReason().isEmpty();
    }

    /** What there is and what was counted; empty if the links do not say in time. The caller waits. */
    public Optional<Status> status(Duration patience) throws InterruptedException {
        try {
            return Optional.of(
                    AskPattern.<Links.Command, Status>ask(links, Links.GetStatus::new, patience, system.scheduler())
                            .toCompletableFuture()
                            .get());
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Somebody outside who hears replies. */
    public <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
        return system.systemActorOf(behavior, name, Props.empty());
    }

    /** Ends the actors, then the port; the threads belong to whoever gave them. */
    @Override
    public void close() {
        boolean crashed = !isRunning();
        system.terminate();
        try {
            // What a fatal error has hit may never end, and nothing is gained by waiting for it.
            if (crashed) return;
            system.getWhenTerminated().toCompletableFuture().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actors did not stop within " + FAREWELL, e);
        } finally {
            wire.close();
        }
    }
}
