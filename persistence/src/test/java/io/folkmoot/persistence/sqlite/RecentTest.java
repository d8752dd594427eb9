package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static RecordSets sets(String name, long sequence) {
        SignedRecord record = note(OTHER, name, sequence, 1000);
        return RecordSets.of(RecordSet.of(record));
    }

    @Test
    void whatWasReadIsFoundAgainUntilItChanges() {
        Recent recent = new Recent(10_000);
        RecordSets sets = sets("a", 1);
        recent.offer(recent.tickets(), sets);
        assertThat(recent.find(sets.key())).contains(sets);
        recent.changed(sets.key());
        assertThat(recent.find(sets.key())).isEmpty();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKept() {
        Recent recent = new Recent(10_000);
        RecordSets old = sets("a", 1);
        Recent.Tickets tickets = recent.tickets();
        recent.changed(old.key());
        recent.offer(tickets, old);
        assertThat(recent.find(old.key())).isEmpty();
    }

    @Test
    void theBytesAreBoundedAndTheLeastRecentGoFirst() {
        Recent recent = new Recent(10_000);
        for (int i = 0; i < 100; i++) {
            recent.offer(recent.tickets(), sets("a" + i, 1));
            assertThat(recent.find(sets("a0", 1).key())).isPresent();
        }
        int kept = 0;
        for (int i = 0; i < 100; i++) if (recent.find(sets("a" + i, 1).key()).isPresent()) kept++;
        assertThat(kept).isBetween(2, 4);
        assertThat(recent.find(sets("a99", 1).key())).isPresent();
    }

    @Test
    void whatIsLargerThanAllOfItIsNotKept() {
        Recent recent = new Recent(500);
        recent.offer(recent.tickets(), sets("a", 1));
        assertThat(recent.find(sets("a", 1).key())).isEmpty();
    }
}
