package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Inbound.StreamOffered;
import io.folkmoot.actors.links.StreamEvent.Broken;
import io.folkmoot.actors.links.StreamEvent.Ended;
import io.folkmoot.actors.links.StreamEvent.Received;
import io.folkmoot.actors.links.StreamEvent.Writable;
import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Hears a stream that a peer has opened, on the wire's thread: reads what it is for, then gathers its frame or offers it
 * to whoever serves. Asks for no more than that takes, so that an unwanted stream costs a few bytes.
 */
final class StreamReception implements StreamListener {
    private final PublicKey peer;
    private final ByteStream stream;
    private final ActorRef<Inbound> handler;
    private final ActorRef<Links.Command> links;
    private final Counts counts;
    private final Gatherings gatherings;

    private byte[] gathered = new byte[0];
    private int length;
    private Stage stage = Stage.KIND;
    private @Nullable StreamEnd end;

    private enum Stage {
        KIND,
        FRAME,
        SERVICE_LENGTH,
        SERVICE,
        SERVED,
        DONE
    }

    static Streams.Acceptor acceptor(Surroundings around, Gatherings gatherings) {
        return (peer, stream) -> {
            around.counts().raise(Count.STREAMS_ACCEPTED);
            var accepted =
                    new StreamReception(peer, stream, around.handler(), around.links(), around.counts(), gatherings);
            synchronized (gatherings) {
                if (gatherings.born(accepted, around.clock().nanos()))
                    around.links().tell(new Links.StreamWaits());
            }
            return accepted;
        };
    }

    private StreamReception(
            PublicKey peer,
            ByteStream stream,
            ActorRef<Inbound> handler,
            ActorRef<Links.Command> links,
            Counts counts,
            Gatherings gatherings) {
        this.peer = peer;
        this.stream = stream;
        this.handler = handler;
        this.links = links;
        this.counts = counts;
        this.gatherings = gatherings;
        stream.request(1);
    }

    PublicKey peer() {
        return peer;
    }

    @Override
    public void opened(ByteStream opened) {
        // The peer opened it: it was given at birth.
    }

    @Override
    public void received(Bytes bytes) {
        synchronized (gatherings) {
            hear(bytes);
        }
    }

    private void hear(Bytes bytes) {
        switch (stage) {
            case KIND -> onKind(bytes.at(0));
            case FRAME -> onFrameBytes(bytes);
            case SERVICE_LENGTH -> onServiceLength(bytes.at(0));
            case SERVICE -> onService(bytes);
            case SERVED -> served().hear(new Received(served(), bytes));
            case DONE -> {}
        }
    }

    private void onKind(byte kind) {
        switch (kind) {
            case StreamKind.FRAME -> onFrame();
            case StreamKind.SERVICE -> await(Stage.SERVICE_LENGTH, 1);
            default -> refuse();
        }
    }

    private void onFrame() {
        if (!gatherings.begin(this)) {
            refuse();
            return;
        }
        await(Stage.FRAME, 0);
        // One too many shows that there is more than a frame.
        stream.request(Frame.MAX_LENGTH + 1);
    }

    private void onFrameBytes(Bytes bytes) {
        if (length + bytes.length() > Frame.MAX_LENGTH) refuse();
        else gather(bytes);
    }

    private void onServiceLength(byte size) {
        if (size < 1 || size > StreamKind.MAX_SERVICE) refuse();
        else await(Stage.SERVICE, size);
    }

    private void onService(Bytes bytes) {
        gather(bytes);
        if (length < gathered.length) return;
        String service = new String(gathered, StandardCharsets.US_ASCII);
        if (!StreamKind.isService(service)) {
            refuse();
            return;
        }
        var offered = new StreamEnd(peer);
        end = offered;
        stage = Stage.SERVED;
        gatherings.decided(this);
        offered.open(stream);
        handler.tell(new StreamOffered(peer, service, offered));
    }

    private void await(Stage next, int bytes) {
        stage = next;
        gathered = new byte[bytes];
        length = 0;
        if (bytes > 0) stream.request(bytes);
    }

    private void gather(Bytes bytes) {
        int needed = length + bytes.length();
        if (needed > gathered.length) gathered = Arrays.copyOf(gathered, Math.max(needed, 2 * gathered.length));
        System.arraycopy(bytes.unsafeArray(), 0, gathered, length, bytes.length());
        length += bytes.length();
    }

    /** Ends it, for breaking the rules or to make room. */
    void refuse() {
        over();
        gathered = new byte[0];
        counts.raise(Count.DROPPED_STREAM);
        stream.reset();
    }

    private void over() {
        if (stage == Stage.FRAME) gatherings.end(this);
        gatherings.decided(this);
        stage = Stage.DONE;
    }

    private StreamEnd served() {
        if (end == null) throw new IllegalStateException("nobody serves this stream");
        return end;
    }

    @Override
    public void writable() {
        if (stage == Stage.SERVED) served().hear(new Writable(served()));
    }

    @Override
    public void ended() {
        synchronized (gatherings) {
            finish();
        }
    }

    private void finish() {
        switch (stage) {
            case FRAME -> {
                over();
                links.tell(new Links.FrameArrived(peer, Bytes.copyOf(gathered, 0, length)));
                stream.finish();
            }
            case SERVED -> served().hear(new Ended(served()));
            case KIND, SERVICE_LENGTH, SERVICE, DONE -> refuse();
        }
    }

    @Override
    public void broken(String reason) {
        synchronized (gatherings) {
            if (stage == Stage.SERVED) served().hear(new Broken(served(), reason));
            over();
        }
    }
}
