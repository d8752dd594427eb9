package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;

/** Takes frames to one neighbour that are too large for packets: each by a stream of its own. */
final class Carrier {
    private final Surroundings around;
    private final PublicKey peer;
    private final Channel channel;
    private final ActorRef<Link.Command> link;
    private final TreeSet<Long> answersUnderWay = new TreeSet<>();

    Carrier(Surroundings around, PublicKey peer, Channel channel, ActorRef<Link.Command> link) {
        this.around = around;
        this.peer = peer;
        this.channel = channel;
        this.link = link;
    }

    /** Whether the frame is one for a stream. */
    boolean carries(Bytes frame) {
        return frame.length() > around.settings().maxFrame();
    }

    boolean isAvailable() {
        Keys keys = channel.current();
        return keys != null && keys.streams() && around.speaksStreams();
    }

    boolean isCarrying(long answer) {
        return answersUnderWay.contains(answer);
    }

    boolean isIdle() {
        return answersUnderWay.isEmpty();
    }

    /** False if there is no stream to this peer. */
    boolean carry(long request, boolean answer, Bytes frame) {
        if (!isAvailable()) return false;
        if (answer) answersUnderWay.add(request);
        around.counts().raise(Count.STREAMS_OPENED);
        around.wire().streams().open(peer, new FrameSender(link, request, answer, frame));
        return true;
    }

    void arrived(long answer) {
        answersUnderWay.remove(answer);
    }

    /** Hears on the wire's thread how the frame fares, and tells the link. */
    private record FrameSender(ActorRef<Link.Command> link, long request, boolean answer, Bytes frame)
            implements StreamListener {
        @Override
        public void opened(ByteStream stream) {
            stream.write(StreamKind.frame(frame));
            stream.finish();
        }

        @Override
        public void received(Bytes bytes) {
            // Nothing was asked for, and a frame's receiver says nothing but that it has it all.
        }

        @Override
        public void writable() {
            // The frame was written at once: it is smaller than what a stream takes.
        }

        @Override
        public void ended() {
            link.tell(new Link.FrameCarried(request, answer));
        }

        @Override
        public void broken(String reason) {
            link.tell(new Link.FrameStreamBroke(request, answer));
        }
    }
}
