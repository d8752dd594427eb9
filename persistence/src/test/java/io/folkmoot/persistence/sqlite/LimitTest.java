package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Calls.mustPut;
import static io.folkmoot.persistence.sqlite.Calls.read;
import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.SELF;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreCounts;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitTest {
    private static final NodeId PLACE = Placement.of(SELF.publicKey());

    /** Farthest first. */
    private static final Comparator<SignedRecord> FARTHEST =
            (left, right) -> Distance.compare(PLACE, right.key(), left.key());

    @TempDir
    Path folder;

    @AutoClose
    private final Shelf shelf = new Shelf();

    private RecordStore open(long maxBytes) throws StoreException {
        return shelf.open(folder, maxBytes);
    }

    private static List<SignedRecord> some(int count) {
        List<SignedRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) records.add(note(OTHER, String.format("n%04d", i), 1, 100));
        return records;
    }

    @Test
    void theFarthestOfOthersGoFirstAndOurOwnStay() throws Exception {
        List<SignedRecord> others = some(300);
        SignedRecord own = note(SELF, "own0", 1, 100);
        int length = others.getFirst().wire().length();
        try (RecordStore store = open(100L * length)) {
            mustPut(store, own);
            List<SignedRecord> kept = new ArrayList<>();
            for (SignedRecord record : others) {
                Result<Integer> result = Calls.put(store, record);
                kept.add(record);
                if (kept.size() <= 99) continue;
                kept.sort(FARTHEST);
                SignedRecord victim = kept.removeFirst();
                assertThat(result instanceof Result.Failed<Integer>).isEqualTo(victim.equals(record));
            }
            for (SignedRecord record : kept)
                assertThat(read(store, record.key()).members()).containsExactly(record);
            assertThat(read(store, own.key()).members()).containsExactly(own);
            StoreCounts counts = store.counts();
            assertThat(counts.records()).isEqualTo(100);
            assertThat(counts.bytes()).isLessThanOrEqualTo(100L * length);
            assertThat(counts.evicted()).isPositive();
        }
    }

    @Test
    void ourOwnPushOutOthersButNotEachOther() throws Exception {
        SignedRecord nearest = some(100).stream().max(FARTHEST).orElseThrow();
        try (RecordStore store = open(2L * nearest.wire().length())) {
            mustPut(store, nearest);
            mustPut(store, note(SELF, "own0", 1, 100));
            mustPut(store, note(SELF, "own1", 1, 100));
            assertThat(read(store, nearest.key()).isEmpty()).isTrue();

            SignedRecord third = note(SELF, "own2", 1, 100);
            assertThat(Calls.put(store, third))
                    .isInstanceOfSatisfying(
                            Result.Failed.class,
                            failed -> assertThat(failed.problem()).isEqualTo(Problem.LIMIT_REACHED));
            assertThat(store.state()).isInstanceOf(io.folkmoot.persistence.records.StoreState.Sound.class);
        }
    }

    @Test
    void aLimitThatWasLoweredIsReachedAfterTheStart() throws Exception {
        List<SignedRecord> others = some(600);
        try (RecordStore store = open(1L << 30)) {
            for (SignedRecord record : others) mustPut(store, record);
        }
        int length = others.getFirst().wire().length();
        try (RecordStore store = open(10L * length)) {
            // Each piece of the work asks for the next when it is done, so a change of ours may come in between.
            while (store.counts().bytes() > 10L * length)
                assertThat(Calls.<Integer>value(d -> store.forget(0, 1, d))).isZero();
            others.sort(FARTHEST);
            for (SignedRecord record : others.subList(590, 600))
                assertThat(read(store, record.key()).members()).containsExactly(record);
            assertThat(store.counts().records()).isEqualTo(10);
        }
    }
}
