package io.folkmoot.gateway.api;

import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * The one place where somebody waits for the peer: each question has its patience, and its answer is handed to threads of
 * the API, because the peer's own thread has packets to serve.
 */
final class PeerDesk {
    /** A peer answers questions about itself at once, or it is in trouble. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    /** Five times the deadline that searches have by themselves, and less than clients wait. */
    private static final Duration SEARCH = Duration.ofSeconds(25);

    private final ActorRef<Peer.Command> peer;
    private final ActorRef<Outcome> nobody;
    private final Scheduler scheduler;
    private final Executor executor;
    private final AtomicLong refs = new AtomicLong();

    PeerDesk(ActorRef<Peer.Command> peer, ActorRef<Outcome> nobody, Scheduler scheduler, Executor executor) {
        this.peer = peer;
        this.nobody = nobody;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    <T> CompletionStage<T> ask(Function<ActorRef<T>, Peer.Command> question) {
        return ask(question, USUAL);
    }

    <T> CompletionStage<T> ask(Function<ActorRef<T>, Peer.Command> question, Duration patience) {
        return AskPattern.<Peer.Command, T>ask(peer, question::apply, patience, scheduler)
                .thenApplyAsync(reply -> reply, executor);
    }

    long nextRef() {
        return refs.incrementAndGet();
    }

    CompletionStage<Outcome> seek(Search search, Options options) {
        long ref = nextRef();
        return this.<Outcome>ask(replyTo -> new Peer.Seek(new Lookups.Begin(search, options, ref, replyTo)), SEARCH)
                .whenComplete((outcome, failure) -> {
                    if (failure != null) peer.tell(new Peer.Seek(new Lookups.Cancel(ref, nobody)));
                });
    }

    CompletionStage<Peer.Published> publish(Peer.Draft draft) {
        long ref = nextRef();
        return ask(replyTo -> new Peer.Publish(draft, Options.USUAL, ref, replyTo), SEARCH);
    }
}
