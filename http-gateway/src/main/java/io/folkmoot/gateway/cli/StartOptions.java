package io.folkmoot.gateway.cli;

import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.config.Settings;
import io.folkmoot.gateway.peer.RunningPeer;
import io.folkmoot.protocol.trust.Genesis;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What the commands have in common that start a peer. */
final class StartOptions {
    @Mixin
    private LinkOptions links = new LinkOptions();

    @Mixin
    private PortOptions port = new PortOptions();

    @Option(
            names = "--api-port",
            paramLabel = "A",
            description = "The TCP port of the local API; 0 takes any free one (default: that of the settings).")
    private Optional<Integer> apiPort = Optional.empty();

    @Option(
            names = "--bootstrap",
            paramLabel = "[KEY@]HOST:PORT[,...]",
            description = "Peers to join through; those that were known at the last run are tried as well.")
    private Optional<String> bootstrap = Optional.empty();

    @Option(names = "--detach", description = "Leave the peer running and give the terminal back.")
    private boolean detach;

    boolean isDetached() {
        return detach;
    }

    /** The peer in a process of its own, once it is ready, if that was asked for. */
    Optional<Detached> detach(CommonOptions common, CommandSpec command) throws CommandException {
        if (!detach) return Optional.empty();
        return Optional.of(Detached.start(
                common.data, command.commandLine().getParseResult().originalArgs()));
    }

    /** From now on the log is as the settings say, which for people means: trouble only. */
    Settings settings(CommonOptions common, LinkOptions.Audience audience) throws CommandException {
        Map<String, String> options = new LinkedHashMap<>();
        port.addTo(options);
        apiPort.ifPresent(number -> options.put("api.port", number.toString()));
        bootstrap.ifPresent(nodes -> options.put("bootstrap.nodes", nodes));
        return links.settings(common, options, audience);
    }

    /** Makes the folder and the key where there are none. */
    static RunningPeer.Setup setup(Path data, Settings settings, List<Entrance> entrances) throws CommandException {
        Genesis network = Networks.of(settings, data);
        return new RunningPeer.Setup(
                data,
                Keys.agent(data),
                network,
                settings,
                entrances,
                Version.running().version());
    }
}
