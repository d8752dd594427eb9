package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weaker rule, beside which ours runs: everybody is waited for equally long, however quick he was before. */
final class FixedPatience {
    private FixedPatience() {}

    /** The same peer with the old patience; its searches may take as long as that needs. */
    static Peer.Parts of(Peer.Parts parts, int seconds, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        for (String which : new String[] {"first-timeout", "timeout-floor", "timeout-ceiling"})
            all.put("lookup." + which, seconds + "s");
        all.put("lookup.deadline", "60s");
        return new Peer.Parts(
                parts.key(),
                parts.self(),
                load(all),
                parts.entrances(),
                parts.wire(),
                parts.store(),
                parts.notes(),
                parts.validator(),
                parts.wallClock(),
                parts.clock(),
                parts.dice());
    }

    private static Settings load(Map<String, String> settings) {
        try {
            return Settings.load(Sources.none().withCommandLine(settings));
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
