package io.folkmoot.actors.udp;

import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong on the wire's thread: counted always, logged the first time that its kind is seen. */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(UdpWire.class);

    /** Kinds are classes of exceptions, of which a program has few; strangers cannot make new ones. */
    private static final int MAX_KINDS = 64;

    private final ConcurrentSkipListSet<String> seen = new ConcurrentSkipListSet<>();
    private final LongAdder count = new LongAdder();

    void add(String what, Throwable cause) {
        count.increment();
        String kind = what + cause.getClass().getName();
        if (seen.size() < MAX_KINDS && seen.add(kind)) LOG.warn("{}; logged once for its kind", what, cause);
    }

    long count() {
        return count.sum();
    }
}
