package io.folkmoot.actors.lookup;

import io.folkmoot.actors.lookup.Outcome.Certainty;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.quorum.Quorum;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.Refusal;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.protocol.records.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holders say of one key: the newest of all that they sent, and who lacks it. Of the n closest in play, a finished
 * write is held by q; any n − q + 1 of them share one with those. The writer counted n among the closest that answered it,
 * so its n is no greater than ours while nobody comes and goes, and our n − q + 1 no smaller than what its n would need.
 */
final class Reading {
    private static final Verified NOTHING_USABLE = new Verified(null, true);
    private static final Verified LIE = new Verified(null, false);

    private final TableKey key;
    private final Optional<Kind> kind;
    private final Level level;
    private final Validator validator;
    /** Each distinct record is checked once, however many send it. */
    private final Map<Bytes, Verified> seen = new LinkedHashMap<>();

    private final List<Holding> holdings = new ArrayList<>();
    private RecordSets newest;
    private List<Bytes> lastRecords = List.of();
    private RecordSets lastSets;

    /** Absent where nothing is usable, though the one who sent it need not have lied. */
    private record Verified(@Nullable SignedRecord record, boolean honest) {}

    /** What one holder, or this peer itself, has; of a partial answer it is not known what it lacks. */
    private record Holding(@Nullable Candidate holder, RecordSets sets, boolean partial) {}

    /** Records that a holder lacks or has an older version of; no holder is this peer itself. */
    record Lack(@Nullable Candidate holder, List<SignedRecord> records) {
        Lack {
            records = List.copyOf(records);
        }
    }

    Reading(TableKey key, Optional<Kind> kind, Level level, Validator validator) {
        this.key = key;
        this.kind = kind;
        // Any copy of a body is as good as any other.
        boolean immutable = kind.isPresent() && kind.get().way() == Way.IMMUTABLE;
        this.level = immutable ? Level.ANY : level;
        this.validator = validator;
        this.newest = RecordSets.empty(key);
        this.lastSets = newest;
    }

    /** False if the holder sent what no honest holder keeps: then nothing that it says counts. */
    boolean take(Candidate holder, List<Bytes> records, boolean more, long now) {
        RecordSets sets = records.equals(lastRecords) ? lastSets : verify(records, now);
        if (sets == null) return false;
        lastRecords = records;
        lastSets = sets;
        add(new Holding(holder, sets, more));
        return true;
    }

    /** The holder has what it was asked about, as it then was. */
    void takeSame(Candidate holder, RecordSets known) {
        add(new Holding(holder, known, false));
    }

    /** What our own store keeps has been checked before it was written. */
    void takeOwn(RecordSets held) {
        add(new Holding(null, held, false));
    }

    private void add(Holding holding) {
        holdings.add(holding);
        newest = newest.merge(holding.sets);
    }

    private @Nullable RecordSets verify(List<Bytes> records, long now) {
        List<SignedRecord> good = new ArrayList<>(records.size());
        for (Bytes wire : records) {
            Verified verified = seen.computeIfAbsent(wire, bytes -> check(bytes, now));
            if (!verified.honest) return null;
            if (verified.record != null) good.add(verified.record);
        }
        return union(good, 0, good.size());
    }

    /** By halves, because joining one by one costs the square of their number. */
    private RecordSets union(List<SignedRecord> records, int from, int to) {
        if (from == to) return RecordSets.empty(key);
        if (from + 1 == to) return RecordSets.empty(key).with(records.get(from));
        int middle = (from + to) >>> 1;
        return union(records, from, middle).merge(union(records, middle, to));
    }

    private Verified check(Bytes wire, long now) {
        try {
            UnverifiedRecord record = UnverifiedRecord.read(wire);
            boolean asked = record.key().equals(key) && (kind.isEmpty() || kind.equals(record.kind()));
            if (!asked) return LIE;
            return switch (validator.validateCopy(record, now)) {
                case Verdict.Valid(SignedRecord valid) -> new Verified(valid, true);
                case Verdict.Refused(Refusal refusal) -> isDifferenceOfOpinion(refusal) ? NOTHING_USABLE : LIE;
            };
        } catch (MalformedException e) {
            return LIE;
        }
    }

    /** Clocks, versions and what has been heard of trust differ between honest peers; form and signatures do not. */
    private static boolean isDifferenceOfOpinion(Refusal refusal) {
        return refusal instanceof Refusal.Expired
                || refusal instanceof Refusal.NotYetCreated
                || refusal instanceof Refusal.UnknownKind
                || refusal instanceof Refusal.IssuerNotAdmitted
                || refusal instanceof Refusal.NotCertified;
    }

    /** The newest of everything, tombstones included. */
    RecordSets newest() {
        return newest;
    }

    boolean isFound(long now) {
        return !newest.live(now).isEmpty();
    }

    /** Whether the first valid answer is enough, and is there. */
    boolean isSatisfied(long now) {
        return level == Level.ANY && isFound(now);
    }

    /** How many of n holders have to answer; of them that have answered so far, some may have to be joined by more. */
    int needed(int n, int answers, long now) {
        Quorum quorum = Quorum.of(Math.max(1, n));
        int enough = level == Level.CERTAIN ? quorum.readCertain() : quorum.readLatest();
        // Only when these have nothing is it worth asking so many that it is proved.
        return answers < enough || isFound(now) ? enough : Math.max(enough, quorum.readAbsent());
    }

    /** What so many answers of n holders show. */
    Certainty certainty(int n, int answers, long now) {
        if (isSatisfied(now)) return Certainty.FOUND;
        if (n == 0) return Certainty.UNKNOWN;
        Quorum quorum = Quorum.of(n);
        if (!isFound(now)) return answers >= quorum.readAbsent() ? Certainty.PROVED_ABSENT : Certainty.UNKNOWN;
        int enough = level == Level.CERTAIN ? quorum.readCertain() : quorum.readLatest();
        return answers >= enough ? Certainty.FOUND : Certainty.UNKNOWN;
    }

    /** How many hold the newest. */
    int copies(long now) {
        List<SignedRecord> live = newest.live(now);
        if (live.isEmpty()) return 0;
        int copies = 0;
        for (Holding holding : holdings) if (missing(holding, live).isEmpty()) copies++;
        return copies;
    }

    /** Who of those who answered in full lacks what, tombstones included, as long as others may be given them. */
    List<Lack> lacks(long now) {
        List<SignedRecord> due = newest.members().stream()
                .filter(record -> now < record.expires())
                .toList();
        List<Lack> lacks = new ArrayList<>();
        for (Holding holding : holdings) {
            if (holding.partial) continue;
            List<SignedRecord> missing = missing(holding, due);
            if (!missing.isEmpty()) lacks.add(new Lack(holding.holder, missing));
        }
        return lacks;
    }

    private List<SignedRecord> missing(Holding holding, List<SignedRecord> due) {
        if (holding.sets.equals(newest)) return List.of();
        List<SignedRecord> missing = new ArrayList<>();
        for (SignedRecord record : due) {
            boolean held = holding.sets
                    .of(record.kind())
                    .rivalOf(record)
                    .filter(record::equals)
                    .isPresent();
            if (!held) missing.add(record);
        }
        return missing;
    }
}
