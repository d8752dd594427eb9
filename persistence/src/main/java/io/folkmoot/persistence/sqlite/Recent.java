package io.folkmoot.persistence.sqlite;

import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read last, within a number of bytes, so that a record that is asked for often is read and parsed once. It
 * never holds what the file no longer says: a reader takes a ticket before it reads, and a change in between voids it.
 */
final class Recent {
    /** About what the objects around one record, and around one key, take. */
    private static final int RECORD_OVERHEAD = 600;

    private static final int KEY_OVERHEAD = 200;

    /** Changes are counted apart for so many parts of the key space, so that few tickets are voided in vain. */
    private static final int PARTS = 32;

    private final int mostBytes;
    private final Map<TableKey, RecordSets> byKey = new LinkedHashMap<>(16, 0.75f, true);
    private final long[] changes = new long[PARTS];
    private int bytes;

    /** How much had changed when they were taken. */
    static final class Tickets {
        private final long[] changes;

        private Tickets(long[] changes) {
            this.changes = changes;
        }
    }

    Recent(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<RecordSets> find(TableKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** To be taken before the reader's transaction begins to read. */
    synchronized Tickets tickets() {
        return new Tickets(changes.clone());
    }

    synchronized void offer(Tickets tickets, RecordSets sets) {
        int weight = weight(sets);
        int part = part(sets.key());
        if (weight > mostBytes || changes[part] != tickets.changes[part]) return;
        drop(sets.key());
        byKey.put(sets.key(), sets);
        bytes += weight;
        shrink();
    }

    /** What lies under this key has changed on disk, for everybody who reads from now on. */
    synchronized void changed(TableKey key) {
        changes[part(key)]++;
        drop(key);
    }

    private void drop(TableKey key) {
        RecordSets held = byKey.remove(key);
        if (held != null) bytes -= weight(held);
    }

    private void shrink() {
        Iterator<RecordSets> oldestFirst = byKey.values().iterator();
        while (bytes > mostBytes) {
            bytes -= weight(oldestFirst.next());
            oldestFirst.remove();
        }
    }

    private static int part(TableKey key) {
        return (int) (key.a() & (PARTS - 1));
    }

    /** The statement of a record is kept once, and its body beside it. */
    private static int weight(RecordSets sets) {
        int weight = KEY_OVERHEAD;
        for (SignedRecord member : sets.members())
            weight += RECORD_OVERHEAD
                    + member.signed().statement().bytes().length()
                    + member.body().length();
        return weight;
    }
}
