package io.folkmoot.actors.routing;

import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table's page in the notes: what is written there, and what of it is still of use at the next start. */
final class Notebook {
    private final Notes notes;
    private final InstantSource wallClock;
    private final MonotonicClock clock;
    private final Duration keep;

    Notebook(RoutingTable.Parts parts) {
        this.notes = parts.notes();
        this.wallClock = parts.wallClock();
        this.clock = parts.clock();
        this.keep = parts.settings().reloadWithin();
    }

    /** Those that were verified lately enough, with the time at which they were. */
    Map<Located, Long> open(Bytes note) throws MalformedException {
        SavedTable saved = SavedTable.decode(note);
        Map<Located, Long> peers = new LinkedHashMap<>();
        for (SavedTable.Entry entry : saved.entries()) {
            long age = saved.ageMillis(entry, wallClock.millis());
            if (age <= keep.toMillis())
                peers.put(Located.of(entry.contact()), clock.nanos() - age * MonotonicClock.NANOS_PER_MILLI);
        }
        return peers;
    }

    void write(Map<Integer, List<Member>> buckets, List<Remembered.Past> remembered) {
        List<SavedTable.Entry> entries = new ArrayList<>();
        for (List<Member> members : buckets.values())
            for (Member member : members) add(entries, member.peer(), member.verifiedNanos());
        for (Remembered.Past past : remembered) add(entries, past.peer(), past.verifiedNanos());
        notes.write(SavedTable.PAGE, new SavedTable(wallClock.millis(), entries).encode());
    }

    private void add(List<SavedTable.Entry> entries, Located peer, long verifiedNanos) {
        long age = (clock.nanos() - verifiedNanos) / MonotonicClock.NANOS_PER_MILLI;
        if (age <= keep.toMillis()) entries.add(new SavedTable.Entry(peer.contact(), Math.max(0, age)));
    }
}
