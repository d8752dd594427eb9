package io.folkmoot.simulation.network;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps all that it hears of a stream, and reads as much as it is told to. */
final class Listening implements StreamListener {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> heard = new ArrayList<>();
    private final long appetite;
    private @Nullable ByteStream stream;

    /** Asks for so much at first and again for as much as has come. */
    Listening(long appetite) {
        this.appetite = appetite;
    }

    Listening accepting(ByteStream accepted) {
        stream = accepted;
        accepted.request(appetite);
        return this;
    }

    ByteStream stream() {
        if (stream == null) throw new AssertionError("no stream yet: " + heard);
        return stream;
    }

    boolean isOpen() {
        return stream != null;
    }

    /** Events in order, bytes apart. */
    List<String> heard() {
        return heard;
    }

    Bytes bytes() {
        return Bytes.adopt(bytes.toByteArray());
    }

    @Override
    public void opened(ByteStream opened) {
        heard.add("opened");
        accepting(opened);
    }

    @Override
    public void received(Bytes piece) {
        bytes.writeBytes(piece.toArray());
        stream().request(piece.length());
    }

    @Override
    public void writable() {
        heard.add("writable");
    }

    @Override
    public void ended() {
        heard.add("ended");
    }

    @Override
    public void broken(String reason) {
        heard.add("broken: " + reason);
    }
}
