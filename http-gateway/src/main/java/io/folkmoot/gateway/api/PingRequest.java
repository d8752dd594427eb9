package io.folkmoot.gateway.api;

import io.folkmoot.config.BootstrapNode;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom to ping, how often and how patiently: by address, with or without a key, or by the node id of somebody in the mesh. */
record PingRequest(Optional<NodeId> nodeId, Optional<BootstrapNode> node, int count, Duration patience) {
    static final List<String> FIELDS = List.of("to", "count", "timeout_ms");

    private static final int MOST = 10;
    private static final long SHORTEST = 10;
    private static final long USUAL = 2_000;

    /** All pings of one request together: clients wait a little longer than that for their answer. */
    private static final long LONGEST_IN_ALL = 20_000;

    private static final Pattern NODE_ID = Pattern.compile("[0-9a-fA-F]{64}");

    static PingRequest read(RequestBody body) throws RefusedException {
        String to = body.text("to").orElse("");
        int count = body.whole("count", 1, MOST).orElse(1L).intValue();
        long patience = body.whole("timeout_ms", SHORTEST, LONGEST_IN_ALL).orElse(USUAL);
        if (count * patience > LONGEST_IN_ALL)
            throw RequestBody.wrong("All pings of one request may take " + LONGEST_IN_ALL + " ms together.");
        if (NODE_ID.matcher(to).matches())
            return new PingRequest(
                    Optional.of(Handlers.nodeId(to)), Optional.empty(), count, Duration.ofMillis(patience));
        return new PingRequest(Optional.empty(), Optional.of(node(to)), count, Duration.ofMillis(patience));
    }

    private static BootstrapNode node(String to) throws RefusedException {
        try {
            BootstrapNode node = BootstrapNode.parse(to);
            if (node.key().isPresent()) new PublicKey(node.key().get()).check();
            return node;
        } catch (MalformedException e) {
            throw RequestBody.wrong("The field to must be [KEY@]HOST:PORT or a node id: " + e.getMessage() + ".");
        }
    }
}
