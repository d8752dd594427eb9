package io.folkmoot.actors.links;

import io.folkmoot.actors.links.StreamEvent.Broken;
import io.folkmoot.actors.links.StreamEvent.Ended;
import io.folkmoot.actors.links.StreamEvent.Opened;
import io.folkmoot.actors.links.StreamEvent.Received;
import io.folkmoot.actors.links.StreamEvent.Writable;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** One end of a stream as an actor: writes a letter as fast as it may, or sends back what comes, and says how it went. */
final class Writer {
    private static final int PIECE = 20_000;
    private static final int APPETITE = 64 << 10;

    private final boolean echoes;
    private final Consumer<Result> told;
    private final Deque<Bytes> unwritten = new ArrayDeque<>();
    private final MessageDigest digest = Sha256.newDigest();
    private boolean mayWrite = true;
    private boolean finishing;

    private Writer(boolean echoes, Consumer<Result> told) {
        this.echoes = echoes;
        this.told = told;
    }

    /** The hash of all that came back, or why not all came. */
    record Result(Optional<Bytes> hash, String broken) {}

    static Behavior<StreamEvent> of(Bytes letter, Consumer<Result> told) {
        Writer writer = new Writer(false, told);
        for (int from = 0; from < letter.length(); from += PIECE)
            writer.unwritten.add(Bytes.copyOf(letter.unsafeArray(), from, Math.min(PIECE, letter.length() - from)));
        writer.finishing = true;
        return Behaviors.receiveMessage(writer::hear);
    }

    static Behavior<StreamEvent> echo() {
        return Behaviors.receiveMessage(new Writer(true, result -> {})::hear);
    }

    private Behavior<StreamEvent> hear(StreamEvent event) {
        switch (event) {
            case Opened(StreamEnd stream) -> {
                stream.request(APPETITE);
                write(stream);
            }
            case Received(StreamEnd stream, Bytes bytes) -> {
                digest.update(bytes.toArray());
                if (echoes) unwritten.add(bytes);
                else stream.request(bytes.length());
                write(stream);
            }
            case Writable(StreamEnd stream) -> {
                mayWrite = true;
                write(stream);
            }
            case Ended(StreamEnd stream) -> {
                finishing = true;
                write(stream);
                told.accept(new Result(Optional.of(Bytes.adopt(digest.digest())), ""));
                return echoes ? Behaviors.same() : Behaviors.stopped();
            }
            case Broken(StreamEnd stream, String reason) -> {
                told.accept(new Result(Optional.empty(), reason));
                return Behaviors.stopped();
            }
        }
        return Behaviors.same();
    }

    private void write(StreamEnd stream) {
        while (mayWrite && !unwritten.isEmpty()) {
            Bytes piece = unwritten.remove();
            mayWrite = stream.write(piece);
            if (echoes) stream.request(piece.length());
        }
        if (finishing && unwritten.isEmpty()) stream.finish();
    }
}
