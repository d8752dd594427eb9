package io.folkmoot.actors.peer;

import io.folkmoot.actors.records.Records;
import io.folkmoot.actors.routing.RoutingTable;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * To whom the desk hands on what it does not answer itself. Links need the desk, and these need the links: so they are
 * named last, in the turn that starts all of them, before any packet can have come through.
 */
final class Recipients {
    private volatile @Nullable ActorRef<RoutingTable.Command> table;
    private volatile @Nullable ActorRef<Records.Command> records;

    void are(ActorRef<RoutingTable.Command> theTable, ActorRef<Records.Command> theRecords) {
        table = theTable;
        records = theRecords;
    }

    ActorRef<RoutingTable.Command> table() {
        return named(table);
    }

    ActorRef<Records.Command> records() {
        return named(records);
    }

    private static <T> ActorRef<T> named(@Nullable ActorRef<T> recipient) {
        if (recipient == null) throw new IllegalStateException("asked before all parts were there");
        return recipient;
    }
}
