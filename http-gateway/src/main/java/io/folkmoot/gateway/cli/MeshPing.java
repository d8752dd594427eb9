package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pings of somebody whose node id alone is known: the running peer finds it, and sends them from its own port. */
final class MeshPing {
    private final Running peer;
    private final Consumer<String> out;
    private final List<Double> millis = new ArrayList<>();
    private JsonNode last = MissingNode.getInstance();
    private int sent;

    MeshPing(Running peer, Consumer<String> out) {
        this.peer = peer;
        this.out = out;
    }

    /** One after the other, so often and so far apart; an interrupt ends it early. */
    void run(String nodeId, int count, Duration every, Duration patience) throws CommandException {
        String to = nodeId;
        for (int number = 1; number <= count; number++) {
            ping(to, number, patience);
            // Whoever was found once is called by its address from then on.
            if (isFound())
                to = last.path("public_key").asText() + "@"
                        + last.path("address").asText();
            if (number < count && !Pause.of(every)) return;
        }
    }

    private void ping(String to, int number, Duration patience) throws CommandException {
        last = peer.post("/local/ping", Map.of("to", to, "count", 1, "timeout_ms", patience.toMillis()));
        if (number == 1 && isFound())
            out.accept("pinging " + Rows.shortened(last.path("node_id").asText()) + " at "
                    + last.path("address").asText() + " by way of the running peer");
        sent++;
        if (last.path("answered").asInt() == 0) {
            out.accept("lost    " + number + "  " + reason());
            return;
        }
        double took = last.path("rtt_ms").path(0).asDouble();
        millis.add(took);
        out.accept(String.format(Locale.ROOT, "answer  %d  %.2f ms", number, took));
    }

    private boolean isFound() {
        return last.path("address").isTextual();
    }

    boolean isReached() {
        return !millis.isEmpty();
    }

    String reason() {
        return last.path("reason").asText("no answer");
    }

    String summary() {
        return sent + " sent, " + millis.size() + " answered";
    }

    Map<String, @Nullable Object> document(String nodeId) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("node_id", nodeId);
        document.put("sent", sent);
        document.put("answered", millis.size());
        document.put("rtt_ms", millis);
        document.put("public_key", last.path("public_key").asText(null));
        document.put("address", last.path("address").asText(null));
        if (!isReached()) document.put("error", reason());
        return document;
    }
}
