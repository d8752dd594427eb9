package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.links.PingEvent;
import io.folkmoot.gateway.links.PingEvent.Answered;
import io.folkmoot.gateway.links.PingEvent.Deaf;
import io.folkmoot.gateway.links.PingEvent.Ended;
import io.folkmoot.gateway.links.PingEvent.Found;
import io.folkmoot.gateway.links.PingEvent.Lost;
import io.folkmoot.gateway.links.PingEvent.Outcome;
import io.folkmoot.gateway.links.PingEvent.Reached;
import io.folkmoot.gateway.links.PingEvent.Sent;
import io.folkmoot.gateway.links.PingEvent.Silent;
import io.folkmoot.gateway.links.PingEvent.Stranger;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has been heard of a ping so far, put into words: a line for each event, a summary, and the document. */
final class PingTally {
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_MILLI = 1_000;

    private final String target;
    private final boolean pinned;
    private final String network;
    private final List<Double> millis = new ArrayList<>();
    private @Nullable Contact contact;
    private @Nullable Address observed;
    private int sent;

    /** The network is named as people know it. */
    PingTally(String target, boolean pinned, String network) {
        this.target = target.substring(target.indexOf('@') + 1);
        this.pinned = pinned;
        this.network = network;
    }

    boolean isReached() {
        return !millis.isEmpty();
    }

    /** The line for people; empty where the event needs none. */
    Optional<String> hear(PingEvent event) {
        return switch (event) {
            case Found(Contact found) -> found(found);
            case Sent(int number) -> {
                sent = number;
                yield Optional.empty();
            }
            case Answered(int number, long roundTrip, Address seen) -> answered(number, roundTrip, seen);
            case Lost(int number, String why) -> Optional.of("lost    " + number + "  " + why);
            case Ended(Outcome outcome) -> Optional.empty();
        };
    }

    private Optional<String> found(Contact found) {
        contact = found;
        NodeId node = Placement.of(found.key());
        return Optional.of("pinging " + node.toShortText() + " at " + found.address() + " in the network " + network);
    }

    private Optional<String> answered(int number, long roundTrip, Address seen) {
        boolean first = millis.isEmpty();
        millis.add(Math.round(roundTrip / NANOS_PER_MICRO) / MICROS_PER_MILLI);
        observed = seen;
        return Optional.of(String.format(
                Locale.ROOT,
                "answer  %d  %.2f ms%s",
                number,
                roundTrip / NANOS_PER_MILLI,
                first ? ", with handshake" : ""));
    }

    String summary() {
        StringBuilder text = new StringBuilder(sent + " sent, " + millis.size() + " answered");
        if (isReached()) {
            text.append(String.format(
                    Locale.ROOT,
                    "; fastest %.2f ms, mean %.2f ms, slowest %.2f ms",
                    millis.stream().mapToDouble(trip -> trip).min().orElse(0),
                    millis.stream().mapToDouble(trip -> trip).average().orElse(0),
                    millis.stream().mapToDouble(trip -> trip).max().orElse(0)));
        }
        if (observed != null) text.append("\nthe peer sees us as ").append(observed);
        return text.toString();
    }

    /** What to say of a key that nobody had named; empty where one was. */
    Optional<String> advice() {
        if (pinned || contact == null) return Optional.empty();
        return Optional.of(
                "the key was taken on trust: whoever answers at that address can name one. To pin it, write\n  "
                        + pin(contact.key()));
    }

    /** What may be wrong, where nobody answered. */
    String trouble(Outcome outcome) {
        return switch (outcome) {
            case Reached() -> summary();
            case Silent() ->
                "nobody answers at " + target + ": no peer listens there, or a firewall on the way drops UDP";
            case Deaf() ->
                "a peer at " + target + " says hello but does not take up the handshake: it is not in our network ("
                        + network + "; --network names another), or it is overloaded";
            case Stranger(PublicKey key) ->
                "another peer answers at " + target + "; if it is the one you mean, ping\n  " + pin(key);
        };
    }

    private String pin(PublicKey key) {
        return key.toHex() + "@" + target;
    }

    Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(
                "node_id", contact == null ? null : Placement.of(contact.key()).toHex());
        document.put("sent", sent);
        document.put("answered", millis.size());
        document.put("rtt_ms", millis);
        document.put("public_key", contact == null ? null : contact.key().toHex());
        document.put("address", contact == null ? null : contact.address().toString());
        document.put("pinned", pinned);
        document.put("pin", contact == null ? null : pin(contact.key()));
        document.put("observed", observed == null ? null : observed.toString());
        return document;
    }
}
