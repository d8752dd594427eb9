package io.folkmoot.gateway.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was opened, to be closed in the opposite order; one that fails to close does not keep the others open. */
final class Closing implements AutoCloseable {
    private final Deque<Closeable> newestFirst = new ArrayDeque<>();

    /** Something whose closing is no input or output that could fail. */
    @FunctionalInterface
    interface Closeable extends AutoCloseable {
        @Override
        void close();
    }

    void later(Closeable opened) {
        newestFirst.push(opened);
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!newestFirst.isEmpty()) first = close(newestFirst.pop(), first);
        if (first != null) throw first;
    }

    private static @Nullable RuntimeException close(Closeable opened, @Nullable RuntimeException earlier) {
        try {
            opened.close();
            return earlier;
        } catch (RuntimeException e) {
            if (earlier == null) return e;
            earlier.addSuppressed(e);
            return earlier;
        }
    }
}
