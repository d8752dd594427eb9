package io.folkmoot.persistence.sqlite;

import io.folkmoot.protocol.identity.TableKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Changes that were called and not yet answered: who asks for what they change must be answered after them. */
final class Pending {
    private final Map<TableKey, Integer> byKey = new ConcurrentHashMap<>();

    /** All, those that may change any key included. */
    private final AtomicInteger all = new AtomicInteger();

    private final AtomicInteger anywhere = new AtomicInteger();

    void begin(TableKey key) {
        all.incrementAndGet();
        byKey.merge(key, 1, Integer::sum);
    }

    void end(TableKey key) {
        byKey.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }

    void beginAnywhere() {
        all.incrementAndGet();
        anywhere.incrementAndGet();
    }

    void endAnywhere() {
        anywhere.decrementAndGet();
        all.decrementAndGet();
    }

    boolean concerns(TableKey key) {
        return anywhere.get() > 0 || byKey.containsKey(key);
    }

    boolean isAny() {
        return all.get() > 0;
    }
}
