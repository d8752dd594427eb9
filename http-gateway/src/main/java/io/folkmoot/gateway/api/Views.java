package io.folkmoot.gateway.api;

import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.lookup.Hop;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Responder;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer.PeerStatus;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.PeerView;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a peer says of itself and its neighbours, as the documents that people script against. */
final class Views {
    private static final double NANOS_PER_MILLI = 1e6;

    private Views() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Strangers hear one word; why it is so can name parts and addresses. */
    static Map<String, Object> health(Health health, boolean details) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("health", word(health.state()));
        if (details) document.put("reasons", health.reasons());
        return document;
    }

    static Map<String, Object> identity(LocalApi.About about) {
        Map<String, Object> document = Documents.names(about.names());
        document.put("network", about.network().name());
        document.put("network_id", about.network().networkId().toHex());
        return document;
    }

    static Map<String, Object> status(LocalApi.About about, PeerStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("node_id", status.id().toHex());
        document.put("health", word(status.health().state()));
        document.put("reasons", status.health().reasons());
        document.put("network", about.network().name());
        document.put("network_id", about.network().networkId().toHex());
        document.put("address", status.address().toString());
        document.put("port", status.address().port());
        document.put("neighbours", status.neighbours());
        document.put("known", status.known());
        document.put("records", status.records());
        document.put("uptime_s", status.uptime().toSeconds());
        document.put("version", about.version());
        document.put("pid", ProcessHandle.current().pid());
        document.put("crashes", new TreeMap<>(status.crashes()));
        document.put("counts", new TreeMap<>(status.counts()));
        return document;
    }

    static Map<String, Object> peers(List<PeerView> peers, List<Status.LinkView> links) {
        Map<NodeId, Path> paths = new TreeMap<>();
        for (Status.LinkView link : links) paths.put(Placement.of(link.peer()), link.path());
        return Map.of("peers", peers.stream().map(peer -> peer(peer, paths)).toList());
    }

    /** The path is null where no session is open: the peer is known, and would be called at its address. */
    private static Map<String, Object> peer(PeerView view, Map<NodeId, Path> paths) {
        Path path = paths.get(view.peer().id());
        Map<String, Object> document = located(view.peer());
        document.put("path", path == null ? null : "direct");
        document.put(
                "rtt_ms",
                view.roundTripNanos().isPresent() ? millis(view.roundTripNanos().getAsLong()) : null);
        document.put("bucket", view.bucket());
        return document;
    }

    static Map<String, Object> links(Status status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("links", status.links().stream().map(Views::link).toList());
        document.putAll(Documents.counts(status));
        return document;
    }

    private static Map<String, Object> link(Status.LinkView view) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("node_id", Placement.of(view.peer()).toHex());
        link.put("public_key", view.peer().toHex());
        link.put("address", view.path().toString());
        link.put("path", "direct");
        link.put("resting", view.resting());
        return link;
    }

    /** A peer that its search met counts as verified just now: it has answered us. */
    static Map<String, Object> found(NodeId wanted, Outcome.Closest closest, boolean traced) {
        Optional<Located> hit = closest.peers().stream()
                .map(Responder::peer)
                .filter(peer -> peer.id().equals(wanted))
                .findFirst();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("found", hit.isPresent());
        document.put("node_id", wanted.toHex());
        document.put("public_key", hit.map(peer -> peer.contact().key().toHex()).orElse(null));
        document.put(
                "addresses",
                hit.map(peer -> List.of(peer.contact().address().toString())).orElse(List.of()));
        document.put("source", hit.isPresent() ? "dht" : null);
        document.put("stale", false);
        document.put("age_s", hit.isPresent() ? 0 : null);
        document.put("ms", millis(closest.course().tookNanos()));
        document.put("hops", closest.course().depth());
        document.put("requests", closest.course().requests());
        document.put("complete", closest.complete());
        document.put(
                "closest",
                closest.peers().stream().map(peer -> located(peer.peer())).toList());
        if (traced) document.put("trace", trace(closest.course()));
        return document;
    }

    static Map<String, Object> self(LocalApi.About about, List<String> addresses) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("found", true);
        document.put("node_id", about.names().nodeId().toHex());
        document.put("public_key", about.names().publicKey().toHex());
        document.put("addresses", addresses);
        document.put("source", "self");
        document.put("stale", false);
        document.put("age_s", 0);
        document.put("ms", 0);
        document.put("hops", 0);
        return document;
    }

    static List<Map<String, Object>> trace(Outcome.Course course) {
        return course.hops().stream().map(Views::hop).toList();
    }

    private static Map<String, Object> hop(Hop hop) {
        Map<String, Object> document = located(hop.peer());
        document.put("disjoint_path", hop.path());
        document.put("depth", hop.depth());
        document.put("took_ms", millis(hop.tookNanos()));
        document.put("outcome", hop.outcome());
        document.put("closer", hop.closer());
        return document;
    }

    private static Map<String, Object> located(Located peer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("node_id", peer.id().toHex());
        document.put("public_key", peer.contact().key().toHex());
        document.put("address", peer.contact().address().toString());
        return document;
    }

    /** To the microsecond. */
    static double millis(long nanos) {
        return Math.round(nanos / NANOS_PER_MILLI * 1_000) / 1_000.0;
    }
}
