package io.folkmoot.gateway.api;

import io.folkmoot.actors.door.Drop;
import io.folkmoot.actors.links.Status;
import io.folkmoot.protocol.identity.Names;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pieces of documents that commands without a running peer print in the same words. */
public final class Documents {
    private Documents() {}

    public static Map<String, Object> names(Names names) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("node_id", names.nodeId().toHex());
        document.put("public_key", names.publicKey().toHex());
        document.put("amid", names.amid().text());
        document.put("endpoint_id", names.endpointId());
        document.put("pkarr", names.pkarr());
        document.put("did", names.did());
        // Null until an operator has certified this agent.
        document.put("operator_id", null);
        return document;
    }

    /** Every counter, those at zero too, so that programs need not ask whether one is there. */
    public static Map<String, Object> counts(Status status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("streams", status.streams());
        Map<String, Long> counts = new LinkedHashMap<>();
        status.counts().forEach((count, value) -> counts.put(count.word(), value));
        document.put("counts", counts);
        Map<String, Long> drops = new LinkedHashMap<>();
        status.dropsAtTheDoor().forEach((drop, value) -> drops.put(word(drop), value));
        document.put("dropped_at_the_door", drops);
        document.put("packets", packets(status));
        return document;
    }

    public static String word(Drop drop) {
        return Views.word(drop).replace('_', '-');
    }

    public static Map<String, Long> packets(Status status) {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("packets-in", status.wire().packetsIn());
        rows.put("bytes-in", status.wire().bytesIn());
        rows.put("packets-out", status.wire().packetsOut());
        rows.put("bytes-out", status.wire().bytesOut());
        rows.put("packets-refused", status.wire().refused());
        return rows;
    }
}
