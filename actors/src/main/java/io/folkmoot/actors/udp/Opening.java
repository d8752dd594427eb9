package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.StreamListener;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A stream that somebody wants and that no connection has taken yet; it is settled once. Used on the wire's thread only. */
final class Opening {
    private final StreamListener listener;
    private @Nullable Future<?> deadline;
    private boolean settled;

    Opening(StreamListener listener) {
        this.listener = listener;
    }

    StreamListener listener() {
        return listener;
    }

    void limit(Future<?> timer) {
        deadline = timer;
    }

    /** True for the first who asks, who then tells the listener. */
    boolean settle() {
        if (settled) return false;
        settled = true;
        if (deadline != null) deadline.cancel(false);
        return true;
    }
}
