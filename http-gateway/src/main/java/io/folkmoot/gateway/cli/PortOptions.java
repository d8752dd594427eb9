package io.folkmoot.gateway.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where on this machine packets are received. */
final class PortOptions {
    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The UDP port; 0 takes any free one, for a peer that of its last start if it can"
                    + " (default: that of the settings).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address of this machine to listen on (default: that of the settings, else all).")
    private Optional<String> bind = Optional.empty();

    /** Adds what was given to the settings of the command line. */
    void addTo(Map<String, String> settings) {
        port.ifPresent(number -> settings.put("network.port", number.toString()));
        bind.ifPresent(address -> settings.put("network.bind", address));
    }
}
