package io.folkmoot.actors.links;

import io.folkmoot.actors.links.StreamEvent.Broken;
import io.folkmoot.actors.links.StreamEvent.Ended;
import io.folkmoot.actors.links.StreamEvent.Opened;
import io.folkmoot.actors.links.StreamEvent.Received;
import io.folkmoot.actors.links.StreamEvent.Writable;
import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * One end of a stream for an actor: what the wire's thread hears becomes messages. Before anybody owns it, it keeps what
 * came, which is no more than was asked for.
 */
public final class StreamEnd {
    private final PublicKey peer;
    private final List<StreamEvent> early = new ArrayList<>();
    private @Nullable ActorRef<StreamEvent> owner;
    private @Nullable ByteStream stream;

    StreamEnd(PublicKey peer) {
        this.peer = peer;
    }

    public PublicKey peer() {
        return peer;
    }

    /** False says that enough is queued; {@link Writable} will come. */
    public boolean write(Bytes chunk) {
        return opened().write(chunk);
    }

    public void request(long bytes) {
        opened().request(bytes);
    }

    public void finish() {
        opened().finish();
    }

    public synchronized void reset() {
        if (stream != null) stream.reset();
    }

    /** From now on the owner hears, beginning with what came before. */
    public synchronized void listen(ActorRef<StreamEvent> newOwner) {
        if (owner != null) throw new IllegalStateException("the stream has an owner");
        owner = newOwner;
        early.forEach(newOwner::tell);
        early.clear();
    }

    private synchronized ByteStream opened() {
        if (stream == null) throw new IllegalStateException("the stream is not open yet");
        return stream;
    }

    synchronized void open(ByteStream opened) {
        stream = opened;
        hear(new Opened(this));
    }

    synchronized void hear(StreamEvent event) {
        if (owner != null) owner.tell(event);
        else early.add(event);
    }

    /** Names the service as the first thing said over a stream of ours, and passes everything on. */
    record Ours(StreamEnd end, String service) implements StreamListener {
        @Override
        public void opened(ByteStream stream) {
            stream.write(StreamKind.service(service));
            end.open(stream);
        }

        @Override
        public void received(Bytes bytes) {
            end.hear(new Received(end, bytes));
        }

        @Override
        public void writable() {
            end.hear(new Writable(end));
        }

        @Override
        public void ended() {
            end.hear(new Ended(end));
        }

        @Override
        public void broken(String reason) {
            end.hear(new Broken(end, reason));
        }
    }
}
