package io.folkmoot.simulation.links;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.StreamEnd;
import io.folkmoot.actors.links.StreamEvent;
import io.folkmoot.actors.links.StreamEvent.Broken;
import io.folkmoot.actors.links.StreamEvent.Ended;
import io.folkmoot.actors.links.StreamEvent.Opened;
import io.folkmoot.actors.links.StreamEvent.Received;
import io.folkmoot.actors.links.StreamEvent.Writable;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of a stream in a test: writes a letter as fast as it may, or sends back what comes, and keeps what it heard. It
 * asks for more only when all that came has been passed on.
 */
final class Correspondent {
    private static final int PIECE = 10_000;
    private static final int APPETITE = 64 << 10;

    private final boolean echoes;
    private final Deque<Bytes> unwritten = new ArrayDeque<>();
    private final MessageDigest digest = Sha256.newDigest();
    /** In order, bytes apart. */
    final List<String> heard = new ArrayList<>();

    private @Nullable StreamEnd stream;
    long received;
    private boolean mayWrite = true;
    private boolean finishing;

    private Correspondent(boolean echoes) {
        this.echoes = echoes;
    }

    static Correspondent writing(Bytes letter) {
        Correspondent writer = new Correspondent(false);
        for (int from = 0; from < letter.length(); from += PIECE) {
            int length = Math.min(PIECE, letter.length() - from);
            writer.unwritten.add(Bytes.copyOf(letter.unsafeArray(), from, length));
        }
        writer.finishing = true;
        return writer;
    }

    /** Says this much and then waits. */
    static Correspondent holding(Bytes words) {
        Correspondent holder = writing(words);
        holder.finishing = false;
        return holder;
    }

    static void echo(Villager villager, Inbound.StreamOffered offered) {
        offered.stream().listen(villager.collector("echo", new Correspondent(true)::hear));
    }

    void hear(StreamEvent event) {
        switch (event) {
            case Opened(StreamEnd opened) -> onOpened(opened);
            case Received(StreamEnd from, Bytes bytes) -> onReceived(bytes);
            case Writable(StreamEnd to) -> {
                mayWrite = true;
                write();
            }
            case Ended(StreamEnd by) -> onEnded();
            case Broken(StreamEnd by, String reason) -> heard.add("broken: " + reason);
        }
    }

    private void onOpened(StreamEnd opened) {
        heard.add("opened");
        stream = opened;
        opened.request(APPETITE);
        write();
    }

    private void onReceived(Bytes bytes) {
        digest.update(bytes.toArray());
        received += bytes.length();
        if (echoes) {
            unwritten.add(bytes);
            write();
        } else {
            stream().request(bytes.length());
        }
    }

    private void onEnded() {
        heard.add("ended");
        if (!echoes) return;
        finishing = true;
        write();
    }

    private void write() {
        while (mayWrite && !unwritten.isEmpty()) {
            Bytes piece = unwritten.remove();
            mayWrite = stream().write(piece);
            if (echoes) stream().request(piece.length());
        }
        if (finishing && unwritten.isEmpty()) stream().finish();
    }

    StreamEnd stream() {
        if (stream == null) throw new IllegalStateException("not open: " + heard);
        return stream;
    }

    boolean isOver() {
        return heard.contains("ended") || isBroken();
    }

    boolean isBroken() {
        return !heard.isEmpty() && heard.getLast().startsWith("broken: ");
    }

    /** Of everything that came. */
    Bytes hash() {
        return Bytes.adopt(digest.digest());
    }
}
