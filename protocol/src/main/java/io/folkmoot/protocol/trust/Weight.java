package io.folkmoot.protocol.trust;

/** Whether one endorsement counts towards its subject's place, and if not, why not. */
enum Weight {
    COUNTS("counts"),
    NOT_YET("issued later than now"),
    CONTRADICTED("given beyond its endorser's budget, or under a number used twice"),
    OUTSIDE_LIFE("issued outside the life of the certificate it names"),
    OTHER_CERTIFICATE("names a certificate that is not valid now"),
    REVOKED("its endorser is revoked"),
    SUSPECT("its endorser contradicted itself"),
    NOT_PLACED("its endorser is not trusted itself"),
    OUT_OF_SCOPE("its endorser's certificate leaves endorsing out"),
    REPEATED("its endorser counts already, once");

    private final String text;

    Weight(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Weight of(Vouch vouch, Standing standing) {
        long at = standing.at();
        if (standing.counts(vouch)) return COUNTS;
        if (vouch.endorsement().body().issuedAt() > at) return NOT_YET;
        if (!vouch.endorsement().standsAt(at)) return CONTRADICTED;
        if (!vouch.isWithinLife()) return OUTSIDE_LIFE;
        if (!vouch.isLiveAt(at)) return OTHER_CERTIFICATE;
        if (!standing.expulsions().counts(vouch, at))
            return standing.expulsions().isRevoked(vouch.endorser(), at) ? REVOKED : SUSPECT;
        if (!standing.isPlaced(vouch.endorser())) return NOT_PLACED;
        if (!standing.place(vouch.endorser()).allows(Action.ENDORSE)) return OUT_OF_SCOPE;
        return REPEATED;
    }
}
