package io.folkmoot.simulation.universe;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.List;
import java.util.Optional;

/** What the outcome of a search says, in the words of scenarios. */
public final class Findings {
    private Findings() {}

    /** The newest note, where one was found. */
    public static Optional<SignedRecord> note(Outcome outcome) {
        if (!(outcome instanceof Outcome.Values values) || values.certainty() != Outcome.Certainty.FOUND)
            return Optional.empty();
        return values.records().of(Kind.NOTE).members().stream().findFirst();
    }

    public static Optional<String> text(Outcome outcome) {
        return note(outcome).map(record -> record.body().toUtf8());
    }

    /** Whom the search found, closest first; nobody where it was for something else. */
    public static List<NodeId> nodes(Outcome outcome) {
        return outcome instanceof Outcome.Closest closest
                ? closest.peers().stream().map(peer -> peer.peer().id()).toList()
                : List.of();
    }

    /** Whether a quorum of holders has it on disk. */
    public static boolean isStored(Outcome outcome) {
        return outcome instanceof Outcome.Stored stored && stored.state() == Outcome.Storing.DONE;
    }
}
