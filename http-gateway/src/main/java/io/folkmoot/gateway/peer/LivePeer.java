package io.folkmoot.gateway.peer;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.udp.LoopDispatcher;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The actors of one peer on one real UDP port, in an actor system of their own; the store is its giver's to close. */
public final class LivePeer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    /** For taking leave of the neighbours and for what is under way; supervisors of processes kill after ten seconds. */
    private static final Duration LEAVE = Duration.ofSeconds(4);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final Config PEKKO =
            ConfigFactory.parseResources(LivePeer.class, "pekko.conf").withFallback(ConfigFactory.load());

    private final ActorSystem<Void> system;
    private final ActorRef<Peer.Command> peer;
    private final UdpWire wire;
    private final CompletableFuture<Optional<String>> failure;

    private LivePeer(
            ActorSystem<Void> system,
            ActorRef<Peer.Command> peer,
            UdpWire wire,
            CompletableFuture<Optional<String>> failure) {
        this.system = system;
        this.peer = peer;
        this.wire = wire;
        this.failure = failure;
    }

    /** Who it is, where it listens, whom it joins through, and what it remembers. */
    public record Setup(
            SigningKey key,
            NetworkId network,
            Settings settings,
            List<Peer.Entrance> entrances,
            UdpWire.Settings port,
            RecordStore store,
            Notes notes) {
        public Setup {
            entrances = List.copyOf(entrances);
        }
    }

    /** Fails with a text that names the port if that is taken. */
    public static LivePeer open(Setup setup) throws IOException {
        UdpWire wire = UdpWire.open(setup.port(), setup.key());
        CompletableFuture<ActorRef<Peer.Command>> spawned = new CompletableFuture<>();
        Peer.Parts parts = parts(setup, wire);
        CompletableFuture<Optional<String>> failure = new CompletableFuture<>();
        Behavior<Void> guardian = Behaviors.setup(context -> {
            // All actors of a peer take their turns on the thread of its wire.
            ActorRef<Peer.Command> peer = context.spawn(
                    Peer.create(parts, ended -> failure.complete(ended.failure())),
                    "peer",
                    LoopDispatcher.of(context.getSystem(), wire));
            // Whatever ends the peer for good ends this system's reason to be.
            context.watch(peer);
            spawned.complete(peer);
            return Behaviors.receive(Void.class)
                    .onSignal(Terminated.class, ended -> Behaviors.stopped())
                    .build();
        });
        ActorSystem<Void> system = ActorSystem.create(guardian, "folkmoot", PEKKO);
        return new LivePeer(
                system, spawned.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join(), wire, failure);
    }

    private static Peer.Parts parts(Setup setup, UdpWire wire) {
        SecureRandom dice = new SecureRandom();
        Self self = Self.of(
                setup.key(),
                setup.network(),
                setup.settings().discovery().participate(),
                true,
                dice.nextLong(),
                Introduction.NO_ROOT);
        // Who may write what becomes a question of enrolment; so far every key may.
        Validator validator = new Validator(setup.network(), IssuerCheck.EVERYBODY, CertificateCheck.NOTHING);
        return new Peer.Parts(
                setup.key(),
                self,
                setup.settings(),
                setup.entrances(),
                wire,
                setup.store(),
                setup.notes(),
                validator,
                InstantSource.system(),
                System::nanoTime,
                dice);
    }

    public ActorRef<Peer.Command> peer() {
        return peer;
    }

    public ActorSystem<Void> system() {
        return system;
    }

    /** The port is the real one; the address is the wildcard where it listens everywhere. */
    public Address local() {
        return wire.local();
    }

    /** False once the actors have begun to end, by {@link #close} or by a crash that nothing could mend. */
    public boolean isRunning() {
        return CoordinatedShutdown.get(system).getShutdownReason().isEmpty();
    }

    /** Waits so long at most; true if the peer has ended or begun to end meanwhile. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            system.getWhenTerminated().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !isRunning();
        } catch (ExecutionException e) {
            return true;
        }
    }

    /** Why the peer ended by itself; empty while it runs, and where it was told to stop. */
    public Optional<String> failure() {
        if (isRunning()) return Optional.empty();
        return failure.getNow(Optional.of("its actors crashed beyond repair"));
    }

    /** Empty if the peer does not answer in time. The caller waits. */
    public <A> Optional<A> ask(Function<ActorRef<A>, Peer.Command> question, Duration patience)
            throws InterruptedException {
        try {
            return Optional.of(AskPattern.<Peer.Command, A>ask(peer, question::apply, patience, system.scheduler())
                    .toCompletableFuture()
                    .get());
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Takes leave, ends the actors, then the port; the threads belong to whoever gave them. */
    @Override
    public void close() {
        boolean crashed = !isRunning();
        try {
            if (!crashed) this.<Peer.Stopped>ask(answer -> new Peer.Stop("closed", answer), LEAVE);
            system.terminate();
            // What a fatal error has hit may never end, and nothing is gained by waiting for it.
            if (crashed) return;
            system.getWhenTerminated().toCompletableFuture().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            system.terminate();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actors did not stop within " + FAREWELL, e);
        } finally {
            wire.close();
        }
    }
}
