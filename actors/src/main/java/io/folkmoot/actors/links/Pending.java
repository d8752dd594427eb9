package io.folkmoot.actors.links;

import io.folkmoot.protocol.frames.Message;
import org.apache.pekko.actor.typed.ActorRef;

/** One request of ours that waits for its answer: what it says, who wants to know, until when, and how often it was sent. */
final class Pending {
    /** What is worked on is not lost, and of its answers few are. */
    private static final long PATIENCE_WITH_WORK = 1_000_000_000;

    final long id;
    final Message message;
    final long ref;
    final ActorRef<Reply> replyTo;
    final long deadline;
    final Outgoing outgoing;
    private boolean early;
    private int sendings;
    private long sentAt;
    private long dueAt;
    private long sentToBoot;
    private boolean beingDone;

    Pending(long id, Message message, Outgoing outgoing, long ref, ActorRef<Reply> replyTo, long deadline) {
        this.id = id;
        this.message = message;
        this.outgoing = outgoing;
        this.ref = ref;
        this.replyTo = replyTo;
        this.deadline = deadline;
        this.early = message.mayBeEarly();
    }

    void sent(long now, long boot, Pace pace) {
        sendings++;
        sentAt = now;
        sentToBoot = boot;
        dueAt = Math.min(deadline, now + (beingDone ? PATIENCE_WITH_WORK : pace.patience(sendings)));
    }

    /** The peer has it and works on it: asking again would only keep both busy, unless the answer is lost. */
    void isBeingDone(long now) {
        if (!isSent() || beingDone) return;
        beingDone = true;
        dueAt = Math.min(deadline, now + PATIENCE_WITH_WORK);
    }

    /** Travels by a stream, which repeats for itself. */
    void sentByStream(long now, long boot) {
        sendings++;
        sentAt = now;
        sentToBoot = boot;
        dueAt = deadline;
    }

    /** Not sent yet, or to be sent anew: the next session takes it along. */
    void unsent() {
        sendings = 0;
        beingDone = false;
        outgoing.forget();
    }

    boolean isSent() {
        return sendings > 0;
    }

    int sendings() {
        return sendings;
    }

    long sentAt() {
        return sentAt;
    }

    long dueAt() {
        return sendings == 0 ? deadline : dueAt;
    }

    /** Sent to another life of the peer than this one, which may have acted on it and does not remember. */
    boolean isUncertainFor(long boot) {
        return isSent() && sentToBoot != boot && !message.onlyReads();
    }

    /** Whether it may travel in a first packet, which anybody can repeat. */
    boolean mayBeEarly() {
        return early;
    }

    /** The answer did not fit an early one. */
    void notEarly() {
        early = false;
    }

    /** Only an answer to the one and only sending says how long the way is. */
    boolean measures() {
        return sendings == 1;
    }
}
