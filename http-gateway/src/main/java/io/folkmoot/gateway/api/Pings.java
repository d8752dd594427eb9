package io.folkmoot.gateway.api;

import io.folkmoot.actors.links.Encounter;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.config.BootstrapNode;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Pings by way of the peer: first finds out who is meant and where, then asks one time after the other. */
final class Pings {
    /** For finding out who is there at all; the pings after that have their own patience. */
    private static final Duration MEETING = Duration.ofSeconds(5);

    /** So that the peer's own time-out, which knows why, comes before ours. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final LocalApi.About about;
    private final PeerDesk peer;

    Pings(LocalApi.About about, PeerDesk peer) {
        this.about = about;
        this.peer = peer;
    }

    CompletionStage<Answer> answer(RequestBody body) throws RefusedException {
        PingRequest request = PingRequest.read(body);
        CompletionStage<Target> target = request.nodeId().isPresent()
                ? find(request.nodeId().get())
                : meet(request.node().orElseThrow(), request.patience());
        return target.thenCompose(found -> found.contact().isEmpty()
                ? CompletableFuture.completedFuture(Answer.ok(document(found, request.count(), List.of(), found.why())))
                : checked(found, request));
    }

    /** Who is meant, or why nobody was found. */
    private record Target(Optional<Contact> contact, String why) {
        static Target of(Contact contact) {
            return new Target(Optional.of(contact), "");
        }

        static Target nobody(String why) {
            return new Target(Optional.empty(), why);
        }
    }

    private CompletionStage<Target> find(NodeId wanted) {
        return peer.seek(new Search.Nodes(wanted), Options.USUAL).thenApply(outcome -> {
            if (!(outcome instanceof Outcome.Closest closest)) return Target.nobody("the search was given up");
            return closest.peers().stream()
                    .filter(found -> found.peer().id().equals(wanted))
                    .findFirst()
                    .map(found -> Target.of(found.peer().contact()))
                    .orElse(Target.nobody("nobody in the mesh who answers has this node id"));
        });
    }

    private CompletionStage<Target> meet(BootstrapNode node, Duration patience) {
        CompletableFuture<Optional<Address>> resolved = new CompletableFuture<>();
        // A resolver that hangs must not hold a thread of the API.
        Thread.ofVirtual().start(() -> resolved.complete(resolve(node)));
        return resolved.thenCompose(address -> {
            if (address.isEmpty())
                return CompletableFuture.completedFuture(Target.nobody("the name " + node.host() + " has no address"));
            if (node.key().isPresent())
                return CompletableFuture.completedFuture(
                        Target.of(new Contact(new PublicKey(node.key().get()), address.get())));
            return ask(address.get(), patience.compareTo(MEETING) < 0 ? patience : MEETING);
        });
    }

    private CompletionStage<Target> ask(Address address, Duration patience) {
        long ref = peer.nextRef();
        return peer.<Encounter>ask(replyTo -> new Peer.Meet(address, patience, ref, replyTo), patience.plus(MARGIN))
                .thenApply(encounter -> switch (encounter) {
                    case Encounter.Met met -> Target.of(met.contact());
                    case Encounter.Unmet unmet -> Target.nobody("nobody answers at " + unmet.address());
                });
    }

    private static Optional<Address> resolve(BootstrapNode node) {
        try {
            return Optional.of(Address.of(new InetSocketAddress(InetAddress.getByName(node.host()), node.port())));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private CompletionStage<Answer> checked(Target target, PingRequest request) {
        if (target.contact().orElseThrow().key().equals(about.names().publicKey()))
            return CompletableFuture.failedStage(new RefusedException(
                    Problem.unprocessable("That is this very peer, which has no link to itself.")));
        return round(target, request, new ArrayList<>(), 0, "");
    }

    private CompletionStage<Answer> round(
            Target target, PingRequest request, List<Double> times, int sent, String trouble) {
        if (sent == request.count())
            return CompletableFuture.completedFuture(Answer.ok(document(target, sent, times, trouble)));
        long ref = peer.nextRef();
        Contact to = target.contact().orElseThrow();
        return peer.<Reply>ask(
                        replyTo -> new Peer.Ping(to, request.patience(), ref, replyTo),
                        request.patience().plus(MARGIN))
                .thenCompose(reply -> switch (reply) {
                    case Reply.Answered answered -> {
                        times.add(Views.millis(answered.roundTrip()));
                        yield round(target, request, times, sent + 1, trouble);
                    }
                    case Reply.Unanswered unanswered ->
                        round(target, request, times, sent + 1, unanswered.why().text());
                });
    }

    private static Map<String, Object> document(Target target, int sent, List<Double> times, String trouble) {
        Optional<Contact> contact = target.contact();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("node_id", contact.map(c -> Placement.of(c.key()).toHex()).orElse(null));
        document.put("public_key", contact.map(c -> c.key().toHex()).orElse(null));
        document.put("address", contact.map(c -> c.address().toString()).orElse(null));
        document.put("sent", contact.isPresent() ? sent : 0);
        document.put("answered", times.size());
        document.put("rtt_ms", times);
        if (!trouble.isEmpty()) document.put("reason", trouble);
        return document;
    }
}
