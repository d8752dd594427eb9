package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.WireCounts;
import java.util.concurrent.atomic.LongAdder;

/** What went through the port so far; counted from any thread. */
final class Counters {
    private final LongAdder packetsIn = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder packetsOut = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void received(int bytes) {
        packetsIn.increment();
        bytesIn.add(bytes);
    }

    void sent(int bytes) {
        packetsOut.increment();
        bytesOut.add(bytes);
    }

    /** It was counted as sent, and the system would not have it. */
    void sentInVain() {
        packetsOut.decrement();
        refused.increment();
    }

    void refused() {
        refused.increment();
    }

    WireCounts snapshot() {
        return new WireCounts(packetsIn.sum(), bytesIn.sum(), packetsOut.sum(), bytesOut.sum(), refused.sum());
    }
}
