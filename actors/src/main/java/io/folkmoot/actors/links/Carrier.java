package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames to one neighbour that are too large for packets: each by a stream of its own, so many at once, the others in
 * turn. Requests are as many as the window has, answers beyond a limit are dropped: their asker asks again or gives up.
 */
final class Carrier {
    /** Half of what one peer may have open, so that services find a place beside frames. */
    private static final int MOST_AT_ONCE = 64;

    /** With the largest frames 4 MB of one neighbour; it asked for all of them. */
    private static final int MOST_WAITING_ANSWERS = 64;

    private static final long ANSWER_NANOS = Links.LONGEST_PATIENCE_MILLIS * 1_000_000;

    private final Surroundings around;
    private final PublicKey peer;
    private final Channel channel;
    private final ActorRef<Link.Command> link;
    /** Made with the first frame: to few neighbours anything goes that is too large for packets. */
    private Map<Cargo, Load> waiting = Collections.emptyMap();

    private Map<Long, Cargo> underWay = Collections.emptyMap();
    private int waitingAnswers;
    private long streams;

    Carrier(Surroundings around, PublicKey peer, Channel channel, ActorRef<Link.Command> link) {
        this.around = around;
        this.peer = peer;
        this.channel = channel;
        this.link = link;
    }

    /** What is carried: the request of this number, or the answer to it. */
    record Cargo(long request, boolean answer) {}

    private record Load(Bytes frame, long since) {}

    /** Whether the frame is one for a stream. */
    boolean carries(Bytes frame) {
        return frame.length() > around.settings().maxFrame();
    }

    boolean isAvailable() {
        Keys keys = channel.current();
        return keys != null && keys.streams() && around.speaksStreams();
    }

    boolean isCarrying(long answer) {
        return isCarrying(new Cargo(answer, true));
    }

    private boolean isCarrying(Cargo cargo) {
        return waiting.containsKey(cargo) || underWay.containsValue(cargo);
    }

    boolean isIdle() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    /** Takes the frame up, to go when the peer is known to be there. False if there is no stream to this peer. */
    boolean carry(long request, boolean answer, Bytes frame) {
        if (!isAvailable()) return false;
        Cargo cargo = new Cargo(request, answer);
        if (isCarrying(cargo)) return true;
        if (answer && waitingAnswers >= MOST_WAITING_ANSWERS) {
            around.counts().raise(Count.DROPPED_OWN_ANSWER);
            return true;
        }
        if (waiting.isEmpty() && underWay.isEmpty()) begin();
        if (answer) waitingAnswers++;
        waiting.put(cargo, new Load(frame, around.clock().nanos()));
        return true;
    }

    private void begin() {
        waiting = new LinkedHashMap<>();
        underWay = new TreeMap<>();
    }

    /** Lets go what nobody waits for any more. */
    void prune(long now, LongPredicate isExpected) {
        waiting.entrySet().removeIf(entry -> {
            boolean answer = entry.getKey().answer();
            boolean over = answer
                    ? now - entry.getValue().since() > ANSWER_NANOS
                    : !isExpected.test(entry.getKey().request());
            if (over && answer) waitingAnswers--;
            return over;
        });
    }

    /** Sends off as many as may travel at once; the peer is there. */
    void load() {
        Iterator<Map.Entry<Cargo, Load>> next = waiting.entrySet().iterator();
        while (next.hasNext() && underWay.size() < MOST_AT_ONCE) {
            Map.Entry<Cargo, Load> entry = next.next();
            next.remove();
            if (entry.getKey().answer()) waitingAnswers--;
            long stream = streams++;
            underWay.put(stream, entry.getKey());
            around.counts().raise(Count.STREAMS_OPENED);
            around.wire()
                    .streams()
                    .open(peer, new FrameSender(link, stream, entry.getValue().frame()));
        }
    }

    /** The stream is over, in one way or the other. Null if it was of another life of the peer. */
    @Nullable
    Cargo over(long stream) {
        return underWay.remove(stream);
    }

    /** Another life of the peer: nothing that is under way gets there, and nobody asked for our answers. */
    void forget() {
        waiting.clear();
        underWay.clear();
        waitingAnswers = 0;
    }

    /** Hears on the wire's thread how the frame fares, and tells the link. */
    private record FrameSender(ActorRef<Link.Command> link, long number, Bytes frame) implements StreamListener {
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
            link.tell(new Link.FrameCarried(number));
        }

        @Override
        public void broken(String reason) {
            link.tell(new Link.FrameStreamBroke(number));
        }
    }
}
