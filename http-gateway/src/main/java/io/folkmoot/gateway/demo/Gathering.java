package io.folkmoot.gateway.demo;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.gateway.links.Echo;
import io.folkmoot.gateway.links.OpenLinks;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The residents with real links, each on a port of this machine. */
final class Gathering implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double NANOS_PER_MILLI = 1e6;

    private final NetworkId network;
    private final LinkSettings settings;
    private final IoThreads threads = IoThreads.start(1);
    private final Map<Resident, OpenLinks> links = new LinkedHashMap<>();
    private int asked;

    Gathering(NetworkId network) {
        this.network = network;
        this.settings = shipped();
    }

    private static LinkSettings shipped() {
        try {
            return LinkSettings.of(Settings.load(Sources.none()).links());
        } catch (ConfigException e) {
            throw new IllegalStateException("the shipped settings are good", e);
        }
    }

    void join(Resident resident) throws IOException {
        var port = new UdpWire.Settings(Optional.of(InetAddress.getLoopbackAddress()), 0, threads, QuicLibrary.ABSENT);
        links.put(
                resident,
                OpenLinks.open(new OpenLinks.Setup(
                        resident.agent(),
                        network,
                        true,
                        port,
                        settings,
                        Door.Settings.defaults(),
                        Echo.create(),
                        Behaviors.ignore())));
    }

    /** How long the answer took, in milliseconds; empty if there was none in time. */
    Optional<Double> ask(Resident asker, Resident other, Message message) throws InterruptedException {
        OpenLinks from = of(asker);
        Contact contact = new Contact(other.agent().publicKey(), of(other).local());
        CompletableFuture<Reply> answered = new CompletableFuture<>();
        var replyTo = from.spawn(
                Behaviors.<Reply>receiveMessage(reply -> {
                    answered.complete(reply);
                    return Behaviors.stopped();
                }),
                "asker-" + asked++);
        from.links().tell(new Links.Ask(contact, message, PATIENCE, 0, replyTo));
        try {
            Reply reply = answered.get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
            return reply instanceof Answered answer
                    ? Optional.of(answer.roundTrip() / NANOS_PER_MILLI)
                    : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    private OpenLinks of(Resident resident) {
        OpenLinks open = links.get(resident);
        if (open == null) throw new IllegalStateException(resident.label() + " has not joined");
        return open;
    }

    @Override
    public void close() {
        links.values().forEach(OpenLinks::close);
        threads.close();
    }
}
