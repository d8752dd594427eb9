package io.folkmoot.actors.records;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Failure.Reason;
import io.folkmoot.protocol.records.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** The words in which a holder refuses. */
final class Refusing {
    /** What a frame takes. */
    private static final int MAX_TEXT = 256;

    /** What waits for the disk is through by then, or the disk is the trouble. */
    private static final long SOON_MILLIS = 250;

    private Refusing() {}

    static Failure of(Refusal refusal) {
        return plain(reason(refusal), refusal.reason());
    }

    /** A stranger is not told more of our disk than that it fails. */
    static Failure of(Problem problem) {
        return switch (problem) {
            case DISK_FULL -> plain(Reason.STORAGE, "this peer's disk is full");
            case LIMIT_REACHED -> plain(Reason.STORAGE, "this peer holds as much as its operator lets it");
            case READ_ONLY -> plain(Reason.STORAGE, "this peer cannot write to its disk");
            case DAMAGED -> plain(Reason.STORAGE, "what was held here is damaged");
            case IO -> plain(Reason.STORAGE, "this peer's disk fails");
            case CLOSED -> plain(Reason.STORAGE, "this peer is stopping");
            case BUSY -> busy();
        };
    }

    static Failure busy() {
        return new Failure(Reason.BUSY, "too much waits for the disk here", OptionalLong.of(SOON_MILLIS), List.of());
    }

    static Failure broken() {
        return plain(Reason.INTERNAL, "this peer has a defect that the request has met");
    }

    static Failure notResponsible(List<Contact> closer) {
        return new Failure(Reason.NOT_RESPONSIBLE, "other peers are closer to this key", OptionalLong.empty(), closer);
    }

    static Failure overQuota(String whose, long waitNanos) {
        return new Failure(
                Reason.OVER_QUOTA,
                whose + " has had its share here for now",
                OptionalLong.of(1 + waitNanos / 1_000_000),
                List.of());
    }

    static Failure rateLimited(long waitNanos) {
        return new Failure(
                Reason.RATE_LIMITED,
                "too many SYNC requests of this peer",
                OptionalLong.of(1 + waitNanos / 1_000_000),
                List.of());
    }

    static Failure plain(Reason reason, String text) {
        return new Failure(reason, cut(text), OptionalLong.empty(), List.of());
    }

    private static Reason reason(Refusal refusal) {
        return switch (refusal) {
            case Refusal.StaleSequence r -> Reason.STALE;
            case Refusal.CreatedBeforeCurrent r -> Reason.STALE;
            case Refusal.UnexpectedSequence r -> Reason.CONFLICT;
            case Refusal.OverQuota r -> Reason.OVER_QUOTA;
            case Refusal.IssuerNotAdmitted r -> Reason.UNTRUSTED;
            case Refusal.UnknownKind r -> Reason.UNSUPPORTED;
            case Refusal.WrongNetwork r -> Reason.INVALID;
            case Refusal.BadName r -> Reason.INVALID;
            case Refusal.WrongKey r -> Reason.INVALID;
            case Refusal.BadSequence r -> Reason.INVALID;
            case Refusal.BodyTooLarge r -> Reason.INVALID;
            case Refusal.BodyNotJson r -> Reason.INVALID;
            case Refusal.TombstoneWithBody r -> Reason.INVALID;
            case Refusal.NotErasable r -> Reason.INVALID;
            case Refusal.NoLife r -> Reason.INVALID;
            case Refusal.LifeTooLong r -> Reason.INVALID;
            case Refusal.WrongTombstoneLife r -> Reason.INVALID;
            case Refusal.NotYetCreated r -> Reason.INVALID;
            case Refusal.Expired r -> Reason.INVALID;
            case Refusal.BadIssuerKey r -> Reason.INVALID;
            case Refusal.BadSignature r -> Reason.INVALID;
            case Refusal.NotCertified r -> Reason.INVALID;
        };
    }

    /** A frame counts bytes, and a character may have several. */
    static String cut(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= MAX_TEXT) return text;
        String shorter = text.substring(0, Math.min(text.length(), MAX_TEXT - 3));
        while (shorter.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT - 3
                || Character.isHighSurrogate(shorter.charAt(shorter.length() - 1)))
            shorter = shorter.substring(0, shorter.length() - 1);
        return shorter + "…";
    }
}
