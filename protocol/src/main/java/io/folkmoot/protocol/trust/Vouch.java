package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;

/** An endorsement together with the certificate it names. */
record Vouch(Held<Endorsement> endorsement, Held<OperatorCertificate> certificate) {
    Bytes id() {
        return endorsement.id();
    }

    PublicKey endorser() {
        return endorsement.body().endorser();
    }

    PublicKey subject() {
        return certificate.body().operator();
    }

    boolean isWithinLife() {
        return certificate.body().livesAt(endorsement.body().issuedAt());
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
