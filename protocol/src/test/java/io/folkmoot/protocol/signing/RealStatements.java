package io.folkmoot.protocol.signing;

import io.folkmoot.protocol.ballots.Nonce;
import io.folkmoot.protocol.ballots.Revealed;
import io.folkmoot.protocol.ballots.Sealed;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.quorum.Committee;
import io.folkmoot.protocol.quorum.Decision;
import io.folkmoot.protocol.quorum.QuorumCertificate;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.protocol.trust.Admitted;
import io.folkmoot.protocol.trust.AgentCertificate;
import io.folkmoot.protocol.trust.Endorsement;
import io.folkmoot.protocol.trust.Genesis;
import io.folkmoot.protocol.trust.GenesisOperator;
import io.folkmoot.protocol.trust.OperatorCertificate;
import io.folkmoot.protocol.trust.Revocation;
import io.folkmoot.protocol.trust.TrustStatement;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One statement of every class that has a reader, about a subject of one network, and the readers themselves. */
final class RealStatements {
    static final List<Purpose> CLASSES = List.of(
            Purpose.RECORD,
            Purpose.CERTIFICATE,
            Purpose.ENDORSE,
            Purpose.AGENT,
            Purpose.REVOKE,
            Purpose.MEMBER,
            Purpose.COMMIT,
            Purpose.REVEAL);

    private static final long NOW = 1_800_000_000_000L;
    private static final SigningKey KEY = SigningKey.generate(new SplittableRandom(1));
    private static final Nonce NONCE = Nonce.generate(new SplittableRandom(2));

    private final Genesis genesis;
    private final NetworkId network;
    private final SigningKey subject;
    private final Bytes about;

    RealStatements(String network, long subject) throws MalformedException {
        this.genesis = Genesis.of(network, List.of(new GenesisOperator(KEY.publicKey(), "founder")));
        this.network = genesis.networkId();
        this.subject = SigningKey.generate(new SplittableRandom(subject));
        this.about = this.subject.publicKey().bytes();
    }

    Signed of(Purpose purpose) {
        return switch (purpose) {
            case RECORD ->
                RecordDraft.of(network, Kind.ENTRY, NOW)
                        .name(about.toHex())
                        .json("{}")
                        .sign(KEY)
                        .signed();
            case CERTIFICATE ->
                OperatorCertificate.of(subject.publicKey(), "label", 1, NOW, NOW + 1_000)
                        .sign(network, subject);
            case ENDORSE -> new Endorsement(KEY.publicKey(), about, 1, about, NOW).sign(network, KEY);
            case AGENT ->
                new AgentCertificate(KEY.publicKey(), subject.publicKey(), 1, NOW, NOW + 1_000).sign(network, KEY);
            case REVOKE -> new Revocation(KEY.publicKey(), subject.publicKey(), "why", NOW).sign(network, KEY);
            case MEMBER ->
                QuorumCertificate.statement(network, Decision.TALLY, about, committee())
                        .sign(KEY);
            case COMMIT ->
                new Sealed(about, KEY.publicKey(), KEY.publicKey(), reveal().commitment(network))
                        .statement(network)
                        .sign(KEY);
            case REVEAL -> reveal().statement(network).sign(KEY);
            default -> throw new IllegalArgumentException("no reader for " + purpose);
        };
    }

    /** Whether the reader of this class, in this network and for this subject, takes what is given to it. */
    boolean takes(Purpose reader, Signed signed) {
        try {
            return switch (reader) {
                case RECORD ->
                    new Validator(network, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING)
                                    .validate(UnverifiedRecord.read(signed.wire()), NOW)
                            instanceof Verdict.Valid;
                case CERTIFICATE -> admits(OperatorCertificate.class, signed);
                case ENDORSE -> admits(Endorsement.class, signed);
                case AGENT -> admits(AgentCertificate.class, signed);
                case REVOKE -> admits(Revocation.class, signed);
                case MEMBER -> certifies(signed.signature());
                case COMMIT -> Sealed.verify(signed, network).ballot().equals(about);
                case REVEAL -> Revealed.verify(signed, network).ballot().equals(about);
                default -> throw new IllegalArgumentException("no reader for " + reader);
            };
        } catch (MalformedException e) {
            return false;
        }
    }

    private boolean admits(Class<? extends TrustStatement> due, Signed signed) throws MalformedException {
        return due.isInstance(Admitted.verify(signed, genesis).body());
    }

    /** Of a member's statement only the signature travels; the reader writes the statement itself. */
    private boolean certifies(Signature signature) throws MalformedException {
        QuorumCertificate.of(Decision.TALLY, about, committee(), Map.of(KEY.publicKey(), signature))
                .verify(network, committee(), Decision.TALLY, about);
        return true;
    }

    private Committee committee() {
        return Committee.first(about, List.of(KEY.publicKey()));
    }

    private Revealed reveal() {
        return new Revealed(about, KEY.publicKey(), KEY.publicKey(), 1, NONCE, "why");
    }
}
