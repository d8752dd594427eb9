package io.folkmoot.actors.lookup;

import io.folkmoot.actors.lookup.Outcome.Refused;
import io.folkmoot.actors.lookup.Outcome.Storing;
import io.folkmoot.protocol.frames.Failure.Reason;
import io.folkmoot.protocol.quorum.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the copies of one record: it is held when q of its n holders have it on disk. Who says that it is not
 * responsible is replaced by a closer peer, and still counts in n: liars would otherwise talk the quorum down.
 */
final class Writing {
    private final int holders;
    private final List<Refused> refusals = new ArrayList<>();
    private int sent;
    private int pending;
    private int held;
    private int conflicts;
    private int refused;

    Writing(int holders) {
        this.holders = holders;
    }

    void sent() {
        sent++;
        pending++;
    }

    void held() {
        pending--;
        held++;
    }

    /** Nothing more is known of this copy. */
    void lost() {
        pending--;
    }

    void refused(Optional<Responder> by, Reason reason, String text) {
        pending--;
        if (isConflict(reason)) conflicts++;
        else if (isFinal(reason)) refused++;
        refusals.add(new Refused(by, reason, text));
    }

    private static boolean isConflict(Reason reason) {
        return reason == Reason.STALE || reason == Reason.CONFLICT;
    }

    /** Whether the same record would be refused again. */
    private static boolean isFinal(Reason reason) {
        return switch (reason) {
            case MALFORMED, UNSUPPORTED, TOO_LARGE, INVALID, OVER_QUOTA, UNTRUSTED, REVOKED, CLOSED, REJECTED -> true;
            case STALE, CONFLICT, NOT_RESPONSIBLE, BAD_TOKEN, RATE_LIMITED, BUSY, NO_QUORUM, STORAGE, INTERNAL -> false;
        };
    }

    /** Of how many it is not yet known. */
    int awaited() {
        return pending;
    }

    int copies() {
        return held;
    }

    int needed() {
        return Quorum.of(Math.clamp(sent, 1, holders)).decide();
    }

    boolean isDone() {
        return sent > 0 && held >= needed();
    }

    /** Nobody is awaited any more, or enough have contradicted that waiting changes nothing. */
    boolean isSettled() {
        return pending == 0 || (conflicts > 0 && held + pending < needed());
    }

    /** How it stands, if nothing more comes. Conflicts outweigh the rest: they say what the writer has to do. */
    Storing state() {
        if (isDone()) return Storing.DONE;
        if (conflicts > 0) return Storing.CONFLICT;
        return refused > 0 && refused >= sent - held - refused ? Storing.REFUSED : Storing.TOO_FEW;
    }

    List<Refused> refusals() {
        return List.copyOf(refusals);
    }
}
