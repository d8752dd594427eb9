package io.folkmoot.gateway.cli;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Settings.Logging.Level;
import io.folkmoot.config.Sources;
import io.folkmoot.gateway.links.OpenLinks;
import io.folkmoot.gateway.logging.Logs;
import io.folkmoot.gateway.peer.PortProblems;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.trust.Genesis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import picocli.CommandLine.Option;

/** What the commands have in common that open a port of their own. */
final class LinkOptions {
    private static final String LEVEL = "logging.level";

    /** As the settings name the place that a value comes from when nobody has set it. */
    private static final String SHIPPED = "shipped default";

    @Option(
            names = "--network",
            paramLabel = "FILE",
            description = "The genesis file of the network (default: that of the settings, else the open network).")
    private Optional<Path> network = Optional.empty();

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "Least severity that is logged: trace, debug, info, warn or error (default: warn).")
    private Optional<String> logLevel = Optional.empty();

    /** Who reads the log. */
    enum Audience {
        /** What is shipped is meant for a peer that runs for months; a person at a terminal wants to hear of trouble only. */
        PERSON,
        OPERATOR
    }

    Settings settings(CommonOptions common, Map<String, String> options) throws CommandException {
        return settings(common, options, Audience.PERSON);
    }

    /** The settings of the folder, under what stands on the command line; from now on the log is as they say. */
    Settings settings(CommonOptions common, Map<String, String> options, Audience audience) throws CommandException {
        Map<String, String> all = new LinkedHashMap<>(options);
        network.ifPresent(
                file -> all.put("network.genesis", file.toAbsolutePath().toString()));
        logLevel.ifPresent(level -> all.put(LEVEL, level));
        try {
            Sources sources = Sources.ofProcess(common.data).withCommandLine(all);
            Settings settings = Settings.load(sources);
            Level level = audience == Audience.OPERATOR || isSaid(sources)
                    ? settings.logging().level()
                    : Level.WARN;
            Logs.set(level, settings.logging().format(), common.debug);
            return settings;
        } catch (ConfigException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isSaid(Sources sources) throws ConfigException {
        return Settings.list(sources).stream()
                .anyMatch(setting ->
                        setting.key().equals(LEVEL) && !setting.origin().equals(SHIPPED));
    }

    /** An agent's links on a port of their own; whoever opens them closes them. */
    record Opening(SigningKey key, Genesis network, Settings settings, QuicLibrary quic) {
        Opening under(SigningKey other) {
            return new Opening(other, network, settings, quic);
        }

        OpenLinks with(Behavior<Inbound> handler, Behavior<LinkEvent> listener, IoThreads threads)
                throws CommandException {
            Optional<InetAddress> bind = bind();
            UdpWire.Settings port =
                    new UdpWire.Settings(bind, settings.network().port(), threads, quic);
            try {
                return OpenLinks.open(new OpenLinks.Setup(
                        key,
                        network.networkId(),
                        false,
                        port,
                        LinkSettings.of(settings.links()),
                        Door.Settings.defaults(),
                        handler,
                        listener));
            } catch (IOException e) {
                throw CommandException.wrongInput(PortProblems.inWords(
                        settings.network().bind(), settings.network().port(), String.valueOf(e.getMessage())));
            }
        }

        private Optional<InetAddress> bind() throws CommandException {
            if (settings.network().bind().isEmpty()) return Optional.empty();
            String literal = settings.network().bind().get();
            try {
                return Optional.of(InetAddress.getByName(literal));
            } catch (UnknownHostException e) {
                throw CommandException.wrongInput("'" + literal + "' is no address to listen on");
            }
        }
    }
}
