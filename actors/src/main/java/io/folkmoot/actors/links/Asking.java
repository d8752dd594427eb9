package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Cancel;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Content.Received;
import io.folkmoot.protocol.packets.Content.Whole;
import io.folkmoot.protocol.packets.Introduction;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Our requests to one neighbour: sends them, sends them again, and gives each asker exactly one reply. */
final class Asking {
    /** So many sendings in vain, and perhaps the peer has lost the session and its resets do not reach us. */
    private static final int SUSPICIOUS = 3;

    private final Surroundings around;
    private final PublicKey peer;
    private final Channel channel;
    private final Carrier carrier;
    private final Assemblies assemblies;
    private final Requests requests;
    private Pace pace = Pace.UNKNOWN;

    Asking(Surroundings around, PublicKey peer, Channel channel, Carrier carrier, Assemblies assemblies) {
        this.around = around;
        this.peer = peer;
        this.channel = channel;
        this.carrier = carrier;
        this.assemblies = assemblies;
        this.requests = new Requests(around.settings().window(), around.nextFirstId());
    }

    boolean isIdle() {
        return requests.isEmpty();
    }

    Pace pace() {
        return pace;
    }

    long nextDue() {
        return requests.soonest();
    }

    /** Takes a request up and sends it if there is a session. Null if the window is full; the asker has been told. */
    @Nullable
    Pending ask(Link.Ask ask, long now) {
        if (requests.isFull()) {
            refuse(ask, Why.WINDOW_FULL);
            return null;
        }
        long id = requests.nextId();
        Bytes frame = Frames.write(id, ask.message());
        if (frame == null) {
            refuse(ask, Why.TOO_LARGE);
            return null;
        }
        var pending =
                new Pending(id, ask.message(), Outgoing.of(id, false, frame), ask.ref(), ask.replyTo(), ask.deadline());
        requests.add(pending);
        around.counts().raise(Count.REQUESTS_SENT);
        if (channel.isOpen()) send(pending, now);
        return pending;
    }

    boolean knows(Link.Ask ask) {
        return requests.find(ask.ref(), ask.replyTo()) != null;
    }

    void refuse(Link.Ask ask, Why why) {
        around.counts().raise(Count.REQUESTS_UNANSWERED);
        ask.replyTo().tell(new Unanswered(ask.ref(), peer, why));
    }

    /** Tells the peer too, once; the asker hears that it has withdrawn, unless an answer was faster. */
    void withdraw(long ref, ActorRef<Reply> replyTo) {
        Pending pending = requests.find(ref, replyTo);
        if (pending == null) return;
        if (pending.isSent() && channel.isOpen())
            channel.send(new Whole(new Frame(requests.nextId(), new Cancel(pending.id)).write()));
        end(pending, Why.WITHDRAWN);
    }

    /** Once, to a peer that has our session. */
    void tell(Message message) {
        if (channel.isOpen()) channel.send(new Whole(new Frame(requests.nextId(), message).write()));
    }

    /** One that may travel in a first packet, and fits it. */
    @Nullable
    Pending early() {
        return requests.first(
                pending -> pending.mayBeEarly() && pending.outgoing.frame().length() <= Introduction.MAX_EARLY);
    }

    /** An answer by its own frame. False if nobody waits for it. */
    boolean answered(long id, Message answer, long now) {
        Pending pending = requests.get(id);
        if (pending == null) return false;
        long roundTrip = now - pending.sentAt();
        answeredAfter(roundTrip, pending.measures());
        answered(pending, answer, roundTrip);
        return true;
    }

    private void answered(Pending pending, Message answer, long roundTrip) {
        requests.remove(pending.id);
        assemblies.forgetAnswer(pending.id);
        around.counts().raise(Count.REQUESTS_ANSWERED);
        pending.replyTo.tell(new Answered(pending.ref, peer, answer, roundTrip));
    }

    /** An answer in the peer's first packet, which may have had no room for it. */
    void answeredEarly(Pending pending, Message answer, long roundTrip) {
        if (requests.get(pending.id) == null) return;
        boolean noRoom = answer instanceof Failure failure && failure.reason() == Failure.Reason.TOO_LARGE;
        if (noRoom) pending.notEarly();
        else answered(pending, answer, roundTrip);
    }

    void answeredAfter(long roundTrip, boolean measures) {
        pace = measures ? pace.measured(roundTrip) : pace.ambiguous();
    }

    boolean expects(long id) {
        return requests.get(id) != null;
    }

    void acknowledged(Received received) {
        Pending pending = requests.get(received.request());
        if (pending == null) return;
        pending.outgoing.acknowledge(received).forEach(channel::send);
        if (pending.outgoing.hasArrivedWhole())
            pending.isBeingDone(around.clock().nanos());
    }

    /**
     * A new session: what is not answered goes again under it, but for what another life of the peer may have done and
     * would do twice.
     */
    void renewed(long boot, long now) {
        for (Pending lost : requests.removeIf(pending -> pending.isUncertainFor(boot))) tell(lost, Why.OUTCOME_UNKNOWN);
        for (Pending pending : requests.all()) {
            pending.unsent();
            send(pending, now);
        }
    }

    /** Ends what is over its time and repeats what is due; true if the peer has been silent for long. */
    boolean due(long now) {
        Why why = channel.isOpen() ? Why.NO_ANSWER : Why.NO_SESSION;
        for (Pending late : requests.removeIf(pending -> pending.deadline <= now)) tell(late, why);
        boolean suspicious = channel.isOpen() && repeat(now);
        requests.findSoonest();
        return suspicious;
    }

    private boolean repeat(long now) {
        boolean suspicious = false;
        for (Pending pending : requests.all()) {
            if (pending.dueAt() > now) continue;
            suspicious |= pending.sendings() >= SUSPICIOUS && channel.heardAt() < now - pace.patience(SUSPICIOUS);
            around.counts().raise(Count.REQUESTS_REPEATED);
            send(pending, now);
        }
        return suspicious;
    }

    void streamBroke(long id) {
        Pending pending = requests.get(id);
        if (pending != null) end(pending, Why.STREAM_BROKEN);
    }

    void endAll(Why why) {
        for (Pending pending : requests.removeIf(pending -> true)) tell(pending, why);
    }

    private void send(Pending pending, long now) {
        Keys keys = channel.current();
        if (keys == null) return;
        if (carrier.carries(pending.outgoing.frame())) {
            if (!carrier.carry(pending.id, false, pending.outgoing.frame())) end(pending, Why.TOO_LARGE);
            else pending.sentByStream(now, keys.boot());
            return;
        }
        List<? extends Content> due = pending.outgoing.due();
        due.forEach(channel::send);
        pending.sent(now, keys.boot(), pace);
        requests.due(pending.dueAt());
    }

    private void end(Pending pending, Why why) {
        requests.remove(pending.id);
        tell(pending, why);
    }

    private void tell(Pending pending, Why why) {
        assemblies.forgetAnswer(pending.id);
        around.counts().raise(Count.REQUESTS_UNANSWERED);
        pending.replyTo.tell(new Unanswered(pending.ref, peer, why));
    }
}
