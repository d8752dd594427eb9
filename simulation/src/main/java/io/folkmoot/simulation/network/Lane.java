package io.folkmoot.simulation.network;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.Event;
import java.time.Duration;

/**
 * One direction of a stream: what waits at the writer, what is under way, what waits for the reader. The line takes its time
 * for every byte, lost pieces are sent again, and no more is under way or unread than the window.
 */
final class Lane {
    /** The limit that the port promises. */
    static final int QUEUE = 4 * 1024 * 1024;

    /** From here on writers are asked to wait, and at half of it they are asked to go on. */
    static final int ENOUGH = 256 * 1024;

    /** What a reader who does not read costs at most. */
    static final int WINDOW = 1024 * 1024;

    /** Small enough for several to be under way, large enough for few events. */
    private static final int PIECE = 16 * 1024;

    /** How long a sender waits beyond a round trip before it sends again. */
    private static final long RETRY = Duration.ofMillis(25).toNanos();

    /** A link on which this is not enough is a cut one. */
    private static final int MOST_RETRIES = 10;

    private final Exchange exchange;
    private final StreamPair pair;
    private final StreamEnd writer;
    private final StreamEnd reader;
    private final Link link;
    private final long stream;
    private final ByteQueue waiting = new ByteQueue();
    private final ByteQueue unread = new ByteQueue();
    private long outstanding;
    private long requested;
    private long pieces;
    private long lineFree;
    private long lastArrival;
    private boolean writerWaits;
    private boolean finishing;
    private boolean finished;
    private boolean arrivedWhole;
    private boolean complete;
    private boolean delivering;

    Lane(Exchange exchange, StreamPair pair, StreamEnd writer, StreamEnd reader, Link link, long stream) {
        this.exchange = exchange;
        this.pair = pair;
        this.writer = writer;
        this.reader = reader;
        this.link = link;
        this.stream = stream;
    }

    boolean isComplete() {
        return complete;
    }

    boolean write(Bytes chunk) {
        if (finishing) return false;
        waiting.add(chunk);
        pump();
        if (waiting.length() > QUEUE) {
            writer.drop("written on past " + QUEUE + " bytes that wait");
            return false;
        }
        boolean goOn = waiting.length() < ENOUGH;
        if (!goOn) writerWaits = true;
        return goOn;
    }

    void finish() {
        finishing = true;
        pump();
    }

    /** Sends what the window has room for, as long as there is a way. */
    void pump() {
        if (!pair.flows()) return;
        while (!waiting.isEmpty() && outstanding < WINDOW) {
            Bytes piece = waiting.take((int) Math.min(PIECE, WINDOW - outstanding));
            outstanding += piece.length();
            carry(exchange.transmission(link, piece.length()), () -> arrived(piece));
        }
        if (finishing && !finished && waiting.isEmpty()) {
            finished = true;
            carry(0, this::arrivedWhole);
        }
        if (writerWaits && !finishing && waiting.length() <= ENOUGH / 2) {
            writerWaits = false;
            exchange.world().afterNanos(0, writer::writable);
        }
    }

    private void carry(long transmission, Runnable arrival) {
        long now = exchange.world().nanos();
        lineFree = Math.max(now, lineFree) + transmission;
        lastArrival = Math.max(lastArrival, lineFree + delay() + retries());
        exchange.world().afterNanos(lastArrival - now, arrival);
    }

    long delay() {
        return exchange.delay(link, Chance.draw(stream, ++pieces));
    }

    private long retries() {
        double loss = exchange.loss(link);
        long late = 0;
        for (int i = 0; i < MOST_RETRIES && Chance.unit(Chance.draw(stream, pieces, i)) < loss; i++)
            late += 2 * delay() + RETRY;
        return late;
    }

    private void arrived(Bytes piece) {
        if (isRefused()) return;
        unread.add(piece);
        deliver();
    }

    private void arrivedWhole() {
        if (isRefused()) return;
        arrivedWhole = true;
        deliver();
    }

    private boolean isRefused() {
        if (reader.isOver()) return true;
        if (reader.accept()) return false;
        reader.drop("nobody takes streams");
        return true;
    }

    void request(long bytes) {
        if (bytes < 0) throw new IllegalArgumentException("a request of " + bytes + " bytes");
        requested = Math.max(requested + bytes, requested);
        if (!delivering && !unread.isEmpty()) exchange.world().afterNanos(0, this::deliver);
    }

    private void deliver() {
        if (delivering) return;
        delivering = true;
        while (requested > 0 && !unread.isEmpty() && !reader.isOver()) {
            Bytes piece = unread.take((int) Math.min(requested, PIECE));
            requested -= piece.length();
            exchange.world().named(stream, link);
            exchange.world().record(Event.STREAM, stream, Chance.key(piece));
            exchange.world().afterNanos(delay(), () -> credit(piece.length()));
            reader.received(piece);
        }
        delivering = false;
        if (arrivedWhole && unread.isEmpty() && !complete && !reader.isOver()) end();
    }

    private void credit(int bytes) {
        outstanding -= bytes;
        if (!writer.isOver()) pump();
    }

    private void end() {
        complete = true;
        reader.ended();
        pair.laneEnded();
    }
}
