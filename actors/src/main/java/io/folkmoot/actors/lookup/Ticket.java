package io.folkmoot.actors.lookup;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorRef;

/** The asker's claim to one outcome, which whoever is first redeems: the search, or the head when the search has crashed. */
final class Ticket {
    private static final Outcome.Course NONE = new Outcome.Course(0, 0, 0, List.of());

    final long ref;
    final ActorRef<Outcome> replyTo;
    private final AtomicBoolean redeemed = new AtomicBoolean();

    Ticket(long ref, ActorRef<Outcome> replyTo) {
        this.ref = ref;
        this.replyTo = replyTo;
    }

    boolean isRedeemed() {
        return redeemed.get();
    }

    void redeem(Outcome outcome) {
        if (redeemed.compareAndSet(false, true)) replyTo.tell(outcome);
    }

    void abandon(String why) {
        abandon(why, NONE);
    }

    void abandon(String why, Outcome.Course course) {
        redeem(new Outcome.Abandoned(ref, why, course));
    }

    boolean isFor(long otherRef, ActorRef<Outcome> otherReplyTo) {
        return ref == otherRef && replyTo.equals(otherReplyTo);
    }
}
