package io.folkmoot.gateway.api;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What each path does: turns an admitted request into a question to the peer, and its reply into a document. */
final class Handlers {
    private static final String STOP_REASON = "asked for over the local API";

    /** Taking leave and flushing take seconds at most; whoever asked wants to hear that it is over. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final LocalApi.About about;
    private final PeerDesk peer;
    private final Pings pings;
    private final RequestBody.Reader reader;
    private final InstantSource clock;
    private final Bytes openApi = openApi();

    Handlers(LocalApi.About about, PeerDesk peer, int maxDepth, InstantSource clock) {
        this.about = about;
        this.peer = peer;
        this.pings = new Pings(about, peer);
        this.reader = new RequestBody.Reader(maxDepth);
        this.clock = clock;
    }

    CompletionStage<Answer> handle(Admitted request, Bytes body) {
        try {
            return switch (request.route()) {
                case HEALTH -> health(request.grant().isPresent());
                case STATUS -> peer.ask(Peer.GetStatus::new).thenApply(s -> Answer.ok(Views.status(about, s)));
                case IDENTITY -> CompletableFuture.completedFuture(Answer.ok(Views.identity(about)));
                case PEERS -> peers();
                case LINKS -> peer.ask(Peer.GetLinks::new).thenApply(links -> Answer.ok(Views.links(links)));
                case FIND -> find(request);
                case GET_RECORD -> get(request);
                case PUT_RECORD -> put(reader.read(body, PutRequest.FIELDS));
                case PING -> pings.answer(reader.read(body, PingRequest.FIELDS));
                case STOP -> {
                    reader.read(body, List.of());
                    yield stop();
                }
                case OPENAPI ->
                    CompletableFuture.completedFuture(new Answer(200, Answer.JSON, Map.of(), openApi, true));
            };
        } catch (RefusedException | RuntimeException e) {
            // Whoever waits for this stage must always hear its end.
            return CompletableFuture.failedStage(e);
        }
    }

    /** Whoever watches a peer by its status code must not take one that is failing for one that serves. */
    private CompletionStage<Answer> health(boolean details) {
        return peer.ask(Peer.GetHealth::new).thenApply(health -> {
            Answer answer = Answer.ok(Views.health(health, details));
            return switch (health.state()) {
                case OK, DEGRADED, ISOLATED -> answer;
                case FAILED -> new Answer(503, answer.mediaType(), answer.headers(), answer.body(), false);
            };
        });
    }

    private CompletionStage<Answer> peers() {
        return peer.ask(Peer.GetPeers::new)
                .thenCombine(
                        peer.ask(Peer.GetLinks::new),
                        (peers, links) -> Answer.ok(Views.peers(peers.peers(), links.links())));
    }

    private CompletionStage<Answer> find(Admitted request) throws RefusedException {
        NodeId wanted = nodeId(request.variable());
        boolean traced = flag(request, "trace");
        if (wanted.equals(about.names().nodeId()))
            return peer.ask(Peer.GetStatus::new)
                    .thenApply(status ->
                            Answer.ok(Views.self(about, List.of(status.address().toString()))));
        Options options = new Options(Optional.empty(), OptionalInt.empty(), traced);
        return peer.seek(new Search.Nodes(wanted), options).thenApply(outcome -> switch (outcome) {
            case Outcome.Closest closest -> Answer.ok(Views.found(wanted, closest, traced));
            case Outcome.Abandoned abandoned -> abandoned(abandoned);
            case Outcome.Values values -> throw new IllegalStateException("a search of peers ended as a get");
            case Outcome.Stored stored -> throw new IllegalStateException("a search of peers ended as a put");
        });
    }

    private CompletionStage<Answer> get(Admitted request) throws RefusedException {
        TableKey key = key(request.variable());
        Search.Value search = new Search.Value(key, kind(request), level(request));
        return peer.seek(search, Options.USUAL).thenApply(outcome -> switch (outcome) {
            case Outcome.Values values -> Answer.ok(RecordViews.values(values, clock.millis()));
            case Outcome.Abandoned abandoned -> abandoned(abandoned);
            case Outcome.Closest closest -> throw new IllegalStateException("a get ended as a search of peers");
            case Outcome.Stored stored -> throw new IllegalStateException("a get ended as a put");
        });
    }

    private static Answer abandoned(Outcome.Abandoned abandoned) {
        return Answer.of(Problem.silent("The search was given up: " + abandoned.why()));
    }

    private CompletionStage<Answer> put(RequestBody body) throws RefusedException {
        return peer.publish(PutRequest.read(body)).thenApply(RecordViews::published);
    }

    private CompletionStage<Answer> stop() {
        return peer.<Peer.Stopped>ask(replyTo -> new Peer.Stop(STOP_REASON, replyTo), STOP_WITHIN)
                .thenApply(stopped -> Answer.ok(Map.of("stopped", true)));
    }

    static NodeId nodeId(String text) throws RefusedException {
        try {
            return NodeId.parse(text);
        } catch (MalformedException e) {
            throw new RefusedException(Problem.badRequest("A " + e.getMessage() + "."));
        }
    }

    private static TableKey key(String text) throws RefusedException {
        try {
            return TableKey.parse(text);
        } catch (MalformedException e) {
            throw new RefusedException(Problem.badRequest("A " + e.getMessage() + "."));
        }
    }

    private static Optional<Kind> kind(Admitted request) throws RefusedException {
        String word = request.parameters().getOrDefault("kind", "");
        if (word.isEmpty()) return Optional.empty();
        Optional<Kind> kind = Kind.ofWord(word);
        if (kind.isPresent()) return kind;
        throw new RefusedException(Problem.badRequest("There is no kind " + word + "."));
    }

    private static Level level(Admitted request) throws RefusedException {
        return switch (request.parameters().getOrDefault("level", "latest").toLowerCase(Locale.ROOT)) {
            case "any" -> Level.ANY;
            case "latest" -> Level.LATEST;
            case "certain" -> Level.CERTAIN;
            default -> throw new RefusedException(Problem.badRequest("The level is any, latest or certain."));
        };
    }

    private static boolean flag(Admitted request, String name) throws RefusedException {
        return switch (request.parameters().getOrDefault(name, "0")) {
            case "1", "true", "" -> true;
            case "0", "false" -> false;
            default -> throw new RefusedException(Problem.badRequest("The parameter " + name + " is 1 or 0."));
        };
    }

    private static Bytes openApi() {
        try (InputStream in = Handlers.class.getResourceAsStream("openapi.json")) {
            if (in == null) throw new IllegalStateException("openapi.json is missing from the archive");
            return Bytes.adopt(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("openapi.json cannot be read from the archive", e);
        }
    }
}
