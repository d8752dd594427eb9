package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedTest {
    private static final long NOW = Drafts.NOW;

    @Test
    void anExpiredRecordIsServedUpToItsLastMillisecond() {
        SignedRecord note = Drafts.note("a", 1);
        RecordSets held = RecordSets.empty(note.key()).with(note);
        assertThat(Served.of(held, note.expires() - 1).records()).containsExactly(note);
        assertThat(Served.of(held, note.expires()).records()).isEmpty();
    }

    @Test
    void tombstonesTravelUntilTheyMayBeForgotten() {
        SignedRecord gone = RecordDraft.removing(Drafts.note("a", 1), NOW + 1).sign(Drafts.key(1));
        RecordSets held = RecordSets.empty(gone.key()).with(gone);
        assertThat(Served.of(held, NOW + 2).records()).containsExactly(gone);
        assertThat(Served.of(held, gone.expires()).records()).isEmpty();
    }

    @Test
    void whoWasShownTheSameHasTheSameDigest() {
        SignedRecord expired = index(1, "old", 10).life(Duration.ofMillis(5)).sign(Drafts.key(1));
        SignedRecord live = index(2, "new", 10).sign(Drafts.key(2));
        RecordSets held = RecordSets.empty(live.key()).with(expired).with(live);
        Bytes ofReader = RecordSets.empty(live.key()).with(live).digest();
        assertThat(Served.of(held, NOW + 100).hasDigest(ofReader)).isTrue();
        assertThat(Served.of(held, NOW + 100).hasDigest(held.digest())).isFalse();
        assertThat(Served.of(held, NOW + 100).hasDigest(Bytes.EMPTY)).isFalse();
    }

    @Test
    void whatDoesNotFitIsLeftOutFromTheOldestOn() {
        RecordSets held = RecordSets.empty(RecordKey.domainIndex("go", 0));
        for (int i = 0; i < 200; i++)
            held = held.with(index(1, "n" + i, i).body(body(900)).sign(Drafts.key(1)));
        Served served = Served.of(held, NOW + 300);
        Served.Page page = served.page();
        assertThat(page.more()).isTrue();
        assertThat(page.records()).hasSizeBetween(40, 75);
        long oldestShown = served.records().stream()
                .filter(record -> page.records().contains(record.wire()))
                .mapToLong(SignedRecord::created)
                .min()
                .orElseThrow();
        assertThat(oldestShown).isEqualTo(NOW + 200 - page.records().size());
        assertThat(fits(page)).isTrue();
    }

    @Test
    void theLargestRecordFitsBesideTwentyContacts() {
        SignedRecord large = Drafts.note("n".repeat(128))
                .body(Bytes.adopt(new byte[64 << 10]))
                .sign(Drafts.key(1));
        Served.Page page =
                Served.of(RecordSets.empty(large.key()).with(large), NOW).page();
        assertThat(page.records()).hasSize(1);
        assertThat(fits(page)).isTrue();
    }

    private static boolean fits(Served.Page page) {
        Contact contact = Drafts.peer(Drafts.key(1)).contact();
        Answer.Values values = new Answer.Values(
                page.records(), page.more(), Collections.nCopies(20, contact), Bytes.adopt(new byte[8]));
        return new Frame(1L << 62, new Response(values)).write().length() <= Frame.MAX_LENGTH;
    }

    private static RecordDraft index(long sequence, String name, long later) {
        return RecordDraft.of(Drafts.NETWORK, Kind.DOMAIN_INDEX, NOW + later)
                .under(RecordKey.domainIndex("go", 0))
                .sequence(sequence)
                .name(name)
                .body(body(2));
    }

    private static Bytes body(int length) {
        return Bytes.utf8("{" + " ".repeat(length - 2) + "}");
    }

    @Test
    void nothingHeldIsNothingServed() {
        Served.Page page =
                Served.of(RecordSets.empty(RecordKey.domainIndex("go", 0)), NOW).page();
        assertThat(page).isEqualTo(new Served.Page(List.of(), false));
    }
}
