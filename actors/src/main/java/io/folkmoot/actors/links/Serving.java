package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Answers.Heard;
import io.folkmoot.actors.links.Inbound.Answer;
import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.actors.links.Inbound.Told;
import io.folkmoot.actors.links.Inbound.Withdrawn;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Cancel;
import io.folkmoot.protocol.frames.Failure.Reason;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Leave;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Content.Received;
import io.folkmoot.protocol.packets.Content.Whole;
import org.apache.pekko.actor.typed.ActorRef;

/** The neighbour's requests: hands each on once, and repeats the answer to one that comes again. */
final class Serving {
    private final Surroundings around;
    private final PublicKey peer;
    private final Channel channel;
    private final Carrier carrier;
    private final ActorRef<Answer> answerTo;
    private final Answers answers = new Answers();

    Serving(Surroundings around, PublicKey peer, Channel channel, Carrier carrier, ActorRef<Answer> answerTo) {
        this.around = around;
        this.peer = peer;
        this.channel = channel;
        this.carrier = carrier;
        this.answerTo = answerTo;
    }

    /** Nobody here is working on anything for the neighbour. */
    boolean isIdle(long now) {
        return answers.isIdle(now);
    }

    /** Another life of the peer: its numbers mean other requests. */
    void forget() {
        answers.clear();
    }

    void heard(Frame frame, Path from, boolean byStream, long now) {
        switch (frame.message()) {
            case Ping() when from instanceof Direct(var address) -> send(frame.requestId(), new Pong(address));
            case Cancel(long request) -> withdraw(request);
            case Leave leave -> told(frame.requestId(), leave, now);
            default -> asked(frame, from, byStream, now);
        }
    }

    /** Once for each id, as a request is; it wants no answer. */
    private void told(long id, Message message, long now) {
        if (answers.hear(id, false, now) != Heard.NEW) return;
        answers.close(id);
        around.handler().tell(new Told(peer, message));
    }

    /** True if this request is known, so that its parts need not be gathered again. */
    boolean knows(long request, int parts, long now) {
        if (!answers.knows(request)) return false;
        channel.send(new Received(request, false, -1L >>> (Long.SIZE - parts)));
        repeat(request, now);
        return true;
    }

    private void asked(Frame frame, Path from, boolean byStream, long now) {
        long request = frame.requestId();
        switch (answers.hear(request, byStream, now)) {
            case NEW -> serve(frame, from);
            case AGAIN -> again(frame, from, byStream, now);
            case SETTLED -> around.counts().raise(Count.REQUESTS_REPEATED_BY_PEERS);
            case TOO_MANY ->
                send(
                        request,
                        Outgoing.of(
                                request,
                                true,
                                Frames.refusal(request, Reason.BUSY, "too many requests of yours are under way here")));
        }
    }

    private void serve(Frame frame, Path from) {
        around.counts().raise(Count.REQUESTS_SERVED);
        around.handler().tell(new Asked(peer, from, frame.message(), false, frame.requestId(), answerTo));
    }

    private void again(Frame frame, Path from, boolean byStream, long now) {
        long request = frame.requestId();
        boolean redo = frame.message().onlyReads() && answers.reopen(request, byStream, now);
        if (redo) {
            around.counts().raise(Count.REQUESTS_REPEATED_BY_PEERS);
            serve(frame, from);
            return;
        }
        if (answers.isBeingDone(request)) channel.send(new Received(request, false, 1));
        repeat(request, now);
    }

    private void repeat(long request, long now) {
        around.counts().raise(Count.REQUESTS_REPEATED_BY_PEERS);
        Outgoing answer = answers.answerTo(request);
        // Each part of a repeated request would ask for the whole answer.
        if (answer != null && answer.mayRepeat(now)) send(request, answer);
    }

    void answer(Answer answer) {
        Bytes frame = Frames.write(answer.request(), answer.message());
        if (frame == null)
            frame = Frames.refusal(answer.request(), Reason.TOO_LARGE, "the answer is larger than a frame");
        else if (carrier.carries(frame) && !carrier.isAvailable())
            frame = Frames.refusal(answer.request(), Reason.TOO_LARGE, "the answer needs a stream");
        Outgoing outgoing = Outgoing.of(answer.request(), true, frame);
        if (!answers.answer(answer.request(), outgoing)) {
            around.counts().raise(Count.DROPPED_OWN_ANSWER);
            return;
        }
        send(answer.request(), outgoing);
        // A server of many keeps millions of these otherwise, for the few that are lost.
        if (answer.message().answersRead() && frame.length() <= Whole.MAX_FRAME) answers.release(answer.request());
    }

    void acknowledged(Received received) {
        Outgoing answer = answers.answerTo(received.request());
        if (answer != null) answer.acknowledge(received).forEach(channel::send);
    }

    private void withdraw(long request) {
        if (answers.withdraw(request)) around.handler().tell(new Withdrawn(peer, request));
    }

    private void send(long request, Message message) {
        send(request, Outgoing.of(request, true, new Frame(request, message).write()));
    }

    private void send(long request, Outgoing outgoing) {
        // What was asked by a stream is answered by one: its asker does not repeat itself.
        boolean byStream = carrier.carries(outgoing.frame()) || answers.cameByStream(request);
        if (!byStream) outgoing.due().forEach(channel::send);
        else if (!carrier.isCarrying(request)) carrier.carry(request, true, outgoing.frame());
    }
}
