package io.folkmoot.gateway.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One accepted connection, closed once, whoever does it. Reads and writes block, so virtual threads make them. */
final class Connection {
    /** Enough for what a client still sends after it was refused, and not a gift to one who never ends. */
    private static final int MOST_DRAINED = 2 << 20;

    private final SocketChannel channel;
    private final Runnable released;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean owes;

    Connection(SocketChannel channel, Runnable released) {
        this.channel = channel;
        this.released = released;
    }

    /** -1 at the end. */
    int read(ByteBuffer buffer) throws IOException {
        return channel.read(buffer);
    }

    void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) channel.write(buffer);
    }

    /** From a request to the last byte of its answer. */
    synchronized void owesAnAnswer(boolean does) {
        owes = does;
        if (!does) notifyAll();
    }

    /** Waits until nothing is owed, or until the time of {@link System#nanoTime} has come. */
    synchronized void awaitAnswer(long until) throws InterruptedException {
        while (owes && !closed.get()) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) return;
            wait(left);
        }
    }

    /** Closing with bytes unread resets a connection, and the client may lose the answer that says why. */
    void finish() {
        try {
            channel.shutdownOutput();
            ByteBuffer rest = ByteBuffer.allocate(8_192);
            int drained = 0;
            while (drained < MOST_DRAINED) {
                int count = channel.read(rest.clear());
                if (count < 0) break;
                drained += count;
            }
        } catch (IOException e) {
            // It is closed either way.
            drop();
            return;
        }
        drop();
    }

    void drop() {
        if (!closed.compareAndSet(false, true)) return;
        owesAnAnswer(false);
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing of it is of use any more.
            released.run();
            return;
        }
        released.run();
    }
}
