package io.folkmoot.gateway.api;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.headers.RawRequestURI;
import org.apache.pekko.stream.javadsl.Sink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way: past the guard, with its body read within the limits, to the handlers, and back as HTTP. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /**
     * Of each listening socket, so that strangers at the port take no place of the owner's at the socket. More than all
     * clients of a person ask at once; a lookup under way costs the mesh something.
     */
    static final int MOST_UNDER_WAY = 64;

    /** A body of the largest size comes over loopback in milliseconds. */
    private static final long BODY_MILLIS = 10_000;

    private final Guard guard;
    private final Handlers handlers;
    private final Shared shared;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

    /** What the listening sockets of one server have in common. */
    record Shared(ActorSystem system, Credentials credentials, Remembered remembered, int maxBody) {}

    Exchange(Guard guard, Handlers handlers, Shared shared) {
        this.guard = guard;
        this.handlers = handlers;
        this.shared = shared;
    }

    CompletionStage<HttpResponse> handle(HttpRequest request) {
        Head head = head(request);
        List<HttpHeader> proof = proof(head);
        if (!underWay.tryAcquire())
            return CompletableFuture.completedFuture(
                    refuse(request, Problem.busy(MOST_UNDER_WAY)).addHeaders(proof));
        return answered(request, head)
                .handle((response, failure) -> failure == null ? response : refuse(request, problem(failure)))
                .thenApply(response -> {
                    underWay.release();
                    return response.addHeaders(proof);
                });
    }

    private CompletionStage<HttpResponse> answered(HttpRequest request, Head head) {
        try {
            Admitted admitted = guard.admit(head);
            if (!admitted.route().mutates() && !request.entity().isKnownEmpty())
                throw new RefusedException(Problem.badRequest("A " + head.method() + " here has no body."));
            return body(request, admitted.route())
                    .thenComposeAsync(body -> once(admitted, body), executor())
                    .thenApply(Responses::of);
        } catch (RefusedException | RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<Answer> once(Admitted admitted, Bytes body) {
        if (admitted.idempotencyKey().isEmpty() || admitted.grant().isEmpty()) return handlers.handle(admitted, body);
        Remembered.Name name = new Remembered.Name(
                admitted.grant().get().name(),
                admitted.route(),
                admitted.idempotencyKey().get());
        try {
            Optional<Answer> known = shared.remembered().begin(name, body);
            if (known.isPresent()) return CompletableFuture.completedFuture(known.get());
        } catch (RefusedException e) {
            return CompletableFuture.failedStage(e);
        }
        return handlers.handle(admitted, body).handle((answer, failure) -> {
            Answer end = failure == null ? answer : Answer.of(problem(failure));
            shared.remembered().end(name, end);
            return end;
        });
    }

    private CompletionStage<Bytes> body(HttpRequest request, Route route) throws RefusedException {
        if (!route.mutates()) return CompletableFuture.completedFuture(Bytes.EMPTY);
        int most = shared.maxBody();
        if (request.entity().getContentLengthOption().orElse(0) > most) throw new RefusedException(tooLarge(most));
        return request.entity().toStrict(BODY_MILLIS, most, shared.system()).handle((strict, failure) -> {
            if (failure == null) return Bytes.adopt(strict.getData().toArray());
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            throw new CompletionException(
                    new RefusedException(cause instanceof TimeoutException ? Exchange.tooSlow() : tooLarge(most)));
        });
    }

    private static Problem tooLarge(int most) {
        return Problem.tooLarge("The body has more than " + most + " bytes, or does not end as it says.");
    }

    private static Problem tooSlow() {
        return Problem.of(
                408, "too-slow", "Too slow", "The body did not come in time.", "Send it in one go, and try again.");
    }

    private static Problem problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) return refused.problem();
        if (cause instanceof TimeoutException)
            return Problem.silent("No answer came from the peer within the time given.");
        LOG.atError().addKeyValue("event", "api-defect").log("a request of the local API failed", cause);
        return Problem.defect();
    }

    /** What is left of its body is not read, so the connection cannot go on. */
    private HttpResponse refuse(HttpRequest request, Problem problem) {
        HttpResponse response = Responses.of(Answer.of(problem));
        if (request.entity().isStrict()) return response;
        request.entity().getDataBytes().runWith(Sink.cancelled(), shared.system());
        return response.addHeader(Connection.create("close"));
    }

    private List<HttpHeader> proof(Head head) {
        List<String> nonces = head.all(DaemonProof.NONCE_HEADER.toLowerCase(java.util.Locale.ROOT));
        if (nonces.size() != 1 || !guard.isMeantForUs(head)) return List.of();
        return DaemonProof.nonce(nonces.get(0))
                .map(nonce -> DaemonProof.of(shared.credentials().bootToken(), Guard.host(head), nonce))
                .<List<HttpHeader>>map(proof -> List.of(RawHeader.create(DaemonProof.PROOF_HEADER, proof)))
                .orElse(List.of());
    }

    /** The target as it was sent: what the server makes of escapes and dots is another reading of it. */
    private static Head head(HttpRequest request) {
        List<Head.Header> headers = new ArrayList<>();
        String target = "";
        for (HttpHeader header : request.getHeaders()) {
            if (header instanceof RawRequestURI raw) target = raw.uri();
            else headers.add(new Head.Header(header.name(), header.value()));
        }
        headers.removeIf(header -> header.name().equals("content-type"));
        String media = request.entity().getContentType().toString();
        if (!media.equals("none/none")) headers.add(new Head.Header("content-type", media));
        return new Head(request.method().value(), target, headers);
    }

    private Executor executor() {
        return shared.system().dispatcher();
    }
}
