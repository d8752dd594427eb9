package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Comparator;

/** An endorsement together with the certificate it names. */
record Vouch(Held<Endorsement> endorsement, Held<OperatorCertificate> certificate) {
    static final Comparator<Vouch> BY_TIME = Comparator.comparingLong(
                    (Vouch vouch) -> vouch.endorsement().body().issuedAt())
            .thenComparing(Vouch::id);

    Bytes id() {
        return endorsement.id();
    }

    PublicKey endorser() {
        return endorsement.body().endorser();
    }

    PublicKey subject() {
        return certificate.body().operator();
    }

    Vouch contradictedAt(long moment) {
        return new Vouch(endorsement.contradictedAt(moment), certificate);
    }

    boolean isWithinLife() {
        return certificate.body().livesAt(endorsement.body().issuedAt());
    }

    /** Given for a living certificate and never contradicted, whatever the moment. */
    boolean isSound() {
        return isWithinLife() && endorsement.contradictedAt() == Held.NEVER;
    }

    /** Given by now, for a certificate that has begun and not ended, and contradicted by nothing said by now. */
    boolean isLiveAt(long at) {
        return isWithinLife()
                && endorsement.body().issuedAt() <= at
                && endorsement.standsAt(at)
                && certificate.standsAt(at)
                && certificate.body().livesAt(at);
    }
}
