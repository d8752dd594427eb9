package io.folkmoot.protocol.quorum;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.List;

/** One step of a committee: its successor, certified by a quorum of the committee itself. */
public record CommitteeChange(Committee next, QuorumCertificate certificate) {
    /** The successor, if it follows on the current committee and a quorum of that says so. */
    public Committee apply(Committee current, NetworkId network) throws MalformedException {
        if (!next.object().equals(current.object())) throw new MalformedException("committee: of another object");
        if (next.index() != current.index() + 1 || !next.previous().equals(current.hash()))
            throw new MalformedException(
                    "committee: number " + next.index() + " does not follow on this number " + current.index());
        certificate.verify(network, current, Decision.COMMITTEE, next.hash());
        return next;
    }

    /** The committee at the end of a chain of changes, each checked under the one before. */
    public static Committee follow(Committee first, List<CommitteeChange> changes, NetworkId network)
            throws MalformedException {
        if (changes.size() > Committee.MAX_CHANGES)
            throw new MalformedException("committee: " + changes.size() + " changes, at most " + Committee.MAX_CHANGES);
        Committee current = first;
        for (CommitteeChange change : changes) current = change.apply(current, network);
        return current;
    }
}
