package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an operator stands below genesis: under which certificate, and on whose endorsements from nearer to it. */
record Place(int depth, Optional<Held<OperatorCertificate>> certificate, List<Vouch> supports) {
    static final Place FOUNDER = new Place(0, Optional.empty(), List.of());

    List<PublicKey> endorsers() {
        List<PublicKey> endorsers = new ArrayList<>(supports.size());
        for (Vouch vouch : supports) endorsers.add(vouch.endorser());
        return endorsers;
    }

    /** Founders have no certificate that could leave an action out. */
    boolean allows(Action action) {
        return certificate.isEmpty() || certificate.get().body().actions().contains(action);
    }
}
