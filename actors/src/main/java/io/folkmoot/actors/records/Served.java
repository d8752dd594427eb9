package io.folkmoot.actors.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What of a holder's records a reader is shown: those whose time has not run out. Tombstones are among them, so that a
 * reader who also meets a holder that was away does not take what was removed for alive.
 */
record Served(List<SignedRecord> records) {
    /** Contacts, token and what stands around each record take the rest of a frame; the largest record always fits. */
    static final int MOST_BYTES = Frame.MAX_LENGTH - 4 * 1024;

    /** The head of a record's bytes in a frame. */
    private static final int HEAD = 5;

    private static final Comparator<SignedRecord> NEWEST_FIRST =
            Comparator.comparingLong(SignedRecord::created).reversed().thenComparing(SignedRecord::id);

    /** As many as fit one answer. */
    record Page(List<Bytes> records, boolean more) {}

    static Served of(RecordSets held, long now) {
        List<SignedRecord> records = new ArrayList<>();
        for (RecordSet set : held.sets())
            for (SignedRecord member : set.members()) if (now < member.expires()) records.add(member);
        return new Served(records);
    }

    /** Over what is shown, not over what is kept: a reader that was shown the same has the same digest. */
    boolean hasDigest(Bytes known) {
        return !known.isEmpty() && known.equals(digest());
    }

    private Bytes digest() {
        MessageDigest digest = Sha256.newDigest();
        records.stream().map(SignedRecord::id).sorted().forEach(id -> digest.update(id.unsafeArray()));
        return Bytes.adopt(digest.digest());
    }

    /** Where not all fit, the newest do: what was written or removed last is what other holders are likeliest to lack. */
    Page page() {
        List<Bytes> fit = fitting(records);
        if (fit.size() == records.size()) return new Page(fit, false);
        return new Page(fitting(records.stream().sorted(NEWEST_FIRST).toList()), true);
    }

    private static List<Bytes> fitting(List<SignedRecord> records) {
        List<Bytes> fit = new ArrayList<>(Math.min(records.size(), Answer.MAX_RECORDS));
        int bytes = 0;
        for (SignedRecord record : records) {
            Bytes wire = record.wire();
            bytes += wire.length() + HEAD;
            if (bytes > MOST_BYTES || fit.size() == Answer.MAX_RECORDS) break;
            fit.add(wire);
        }
        return fit;
    }
}
