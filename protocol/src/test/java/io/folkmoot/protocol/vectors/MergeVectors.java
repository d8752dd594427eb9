package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is kept when copies meet, in whatever order they come. */
record MergeVectors() implements Section {
    private static final TableKey LEASE = RecordKey.ofObject(Kind.LEASE, Cast.repeated(0x0b));

    @Override
    public String name() {
        return "merging";
    }

    @Override
    public void write(Lines lines) {
        put(lines, "the same body: the longer life", chunk(1), chunk(2));
        put(lines, "owned: the higher sequence", entry(1, "{}", 1), entry(2, "{}", 1));
        put(lines, "owned: at one sequence the tombstone", entry(1, "{}", 1), removed(entry(0, "{}", 1)));
        put(lines, "owned: at one sequence the smaller id", entry(1, "{}", 1), entry(1, "{ }", 1));
        put(lines, "set: one slot for each name", pointer("a", 0), pointer("b", 0), pointer("a", 1));
        put(lines, "certified: the higher sequence", lease(1, 2), lease(2, 1));
        put(lines, "certified: at one sequence the longer life", lease(2, 1), lease(2, 2));
    }

    private static SignedRecord chunk(int days) {
        return RecordDraft.of(Cast.NETWORK, Kind.CHUNK, Cast.NOW)
                .body(Bytes.hex("00"))
                .life(Duration.ofDays(days))
                .sign(days == 1 ? Cast.ALICE : Cast.BOB);
    }

    private static SignedRecord entry(long sequence, String body, int days) {
        return RecordDraft.of(Cast.NETWORK, Kind.ENTRY, Cast.NOW)
                .name("n")
                .sequence(sequence)
                .life(Duration.ofDays(days))
                .json(body)
                .sign(Cast.ALICE);
    }

    private static SignedRecord removed(SignedRecord entry) {
        return RecordDraft.removing(entry, Cast.NOW).sign(Cast.ALICE);
    }

    private static SignedRecord pointer(String name, long sequence) {
        return RecordDraft.of(Cast.NETWORK, Kind.DOMAIN_INDEX, Cast.NOW)
                .under(RecordKey.domainIndex(RecordVectors.DOMAIN, 0))
                .name(name)
                .sequence(sequence)
                .json("{}")
                .sign(Cast.ALICE);
    }

    private static SignedRecord lease(long token, int days) {
        return RecordDraft.of(Cast.NETWORK, Kind.LEASE, Cast.NOW)
                .under(LEASE)
                .sequence(token)
                .life(Duration.ofDays(days))
                .sign(days == 1 ? Cast.ALICE : Cast.BOB);
    }

    private static void put(Lines lines, String note, SignedRecord... records) {
        lines.item().put("note", note);
        for (SignedRecord record : records) lines.put("record", record.wire());
        RecordSet set = merged(List.of(records));
        for (Bytes id : ids(set)) lines.put("kept", id);
        lines.put("digest", set.digest());
    }

    private static RecordSet merged(List<SignedRecord> records) {
        RecordSet set = RecordSet.of(records.get(0));
        for (SignedRecord record : records) set = set.with(record);
        return set;
    }

    private static List<Bytes> ids(RecordSet set) {
        return set.members().stream().map(SignedRecord::id).sorted().toList();
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            List<SignedRecord> records = new ArrayList<>();
            for (Bytes wire : item.allBytes("record")) records.add(verified(wire));
            for (int turn = 0; turn < records.size(); turn++) {
                Collections.rotate(records, 1);
                check(item, merged(records));
            }
            Collections.reverse(records);
            check(item, merged(records));
        }
    }

    private static void check(Item item, RecordSet set) {
        assertThat(ids(set)).as(item.text("note")).isEqualTo(item.allBytes("kept"));
        assertThat(set.digest()).isEqualTo(item.bytes("digest"));
    }

    private static SignedRecord verified(Bytes wire) throws MalformedException {
        Verdict verdict = RecordVectors.VALIDATOR.validate(UnverifiedRecord.read(wire), Cast.NOW);
        if (verdict instanceof Verdict.Valid valid) return valid.record();
        throw new IllegalStateException(verdict.toString());
    }
}
