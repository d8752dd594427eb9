package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.KeyGate;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;
import java.util.Optional;

/**
 * The rules that every holder of a network runs before it takes a record, from the cheapest to the dearest: hour and
 * form, then the signature, then the issuer's standing, then the certificate with its many signatures.
 */
public record Validator(NetworkId network, IssuerCheck issuers, CertificateCheck certificates, KeyGate gate) {
    /** How far the clocks of honest peers may lie apart; the windows of votes tolerate the same. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    public Validator(NetworkId network, IssuerCheck issuers, CertificateCheck certificates) {
        this(network, issuers, certificates, new KeyGate());
    }

    /** For a record that its issuer, or whoever carries it, asks to have stored. */
    public Verdict validate(UnverifiedRecord record, long now) {
        return judge(record, now, record.envelope().expires());
    }

    /**
     * For a copy from another holder: an expired one is still taken until it may be forgotten, since it keeps the
     * versions it replaced from coming back.
     */
    public Verdict validateCopy(UnverifiedRecord record, long now) {
        long end = record.fromOwnStore().map(SignedRecord::forgottenAt).orElse(0L);
        return judge(record, now, end);
    }

    /** What a holder would refuse about a record of our own, whose signature we made. */
    public Optional<Refusal> check(SignedRecord record, long now) {
        return form(record.kind(), record.envelope(), now, record.expires()).or(() -> standing(record));
    }

    private Verdict judge(UnverifiedRecord record, long now, long end) {
        Envelope envelope = record.envelope();
        Optional<Refusal> otherNetwork = Rules.network(envelope, network);
        if (otherNetwork.isPresent()) return new Verdict.Refused(otherNetwork.get());
        Optional<Kind> kind = record.kind();
        if (kind.isEmpty()) return new Verdict.Refused(new Refusal.UnknownKind(envelope.kind()));
        Optional<Refusal> form = form(kind.get(), envelope, now, end);
        return form.isPresent() ? new Verdict.Refused(form.get()) : signature(record);
    }

    private Optional<Refusal> form(Kind kind, Envelope envelope, long now, long end) {
        return Rules.network(envelope, network)
                .or(() -> hour(envelope, now, end))
                .or(() -> Rules.broken(kind, envelope));
    }

    private static Optional<Refusal> hour(Envelope envelope, long now, long end) {
        if (envelope.created() > now + CLOCK_TOLERANCE.toMillis())
            return Optional.of(new Refusal.NotYetCreated(envelope.created(), now));
        return end <= now ? Optional.of(new Refusal.Expired(end, now)) : Optional.empty();
    }

    private Verdict signature(UnverifiedRecord record) {
        try {
            Optional<SignedRecord> signed = record.verify(gate.admit(record.issuer()));
            if (signed.isEmpty()) return new Verdict.Refused(new Refusal.BadSignature(record.issuer()));
            Optional<Refusal> standing = standing(signed.get());
            return standing.isPresent() ? new Verdict.Refused(standing.get()) : new Verdict.Valid(signed.get());
        } catch (MalformedException e) {
            return new Verdict.Refused(new Refusal.BadIssuerKey(String.valueOf(e.getMessage())));
        }
    }

    private Optional<Refusal> standing(SignedRecord record) {
        Optional<Refusal> issuer =
                issuers.refuse(record).map(why -> new Refusal.IssuerNotAdmitted(record.issuer(), why));
        if (issuer.isPresent() || record.kind().way() != Way.CERTIFIED) return issuer;
        return certificates.refuse(record).map(Refusal.NotCertified::new);
    }
}
