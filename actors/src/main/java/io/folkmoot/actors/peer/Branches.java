package io.folkmoot.actors.peer;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.records.Records;
import io.folkmoot.actors.records.RotatingTokens;
import io.folkmoot.actors.records.WriteTokens;
import io.folkmoot.actors.routing.PublishedTable;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.supervision.GaveUp;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.wire.Wire;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * The parts of one peer, each a branch that is restarted by itself: links, then what stands on them. All take their turns
 * where the peer does.
 */
final class Branches {
    /** Whom the branches tell what happens. */
    record Ears(ActorRef<LinkEvent> links, ActorRef<TableEvent> table, ActorRef<GaveUp> givenUp) {}

    private final ActorContext<Peer.Command> context;
    private final Supervision supervision;
    private final Ears ears;
    private final PublishedTable published = new PublishedTable();
    private final ActorRef<Links.Command> links;
    private final ActorRef<RoutingTable.Command> table;
    private final ActorRef<Lookups.Command> lookups;
    private final ActorRef<Records.Command> records;
    private final ActorRef<Joining.Command> joining;

    Branches(ActorContext<Peer.Command> context, Peer.Parts parts, Supervision supervision, Ears ears) {
        this.context = context;
        this.supervision = supervision;
        this.ears = ears;
        WriteTokens tokens = new RotatingTokens(parts.clock(), parts.dice());
        Recipients recipients = new Recipients();
        ActorRef<Inbound> desk = context.spawn(
                supervision.restartingAtOnce(Part.DESK, Desk.create(published, tokens, recipients)),
                "desk",
                DispatcherSelector.sameAsParent());
        Links.Parts ofLinks = links(parts, new SteadyWire(parts.wire()), desk);
        links = branch(Part.LINKS, "links", () -> Links.create(ofLinks));
        table = branch(Part.TABLE, "routing-table", () -> RoutingTable.create(table(parts)));
        lookups = branch(Part.LOOKUPS, "lookups", () -> Lookups.create(lookups(parts)));
        records = branch(Part.RECORDS, "records", () -> Records.create(records(parts, tokens)));
        recipients.are(table, records);
        joining = context.spawn(
                supervision.restarting(Part.JOINING, () -> Joining.create(joining(parts))),
                "joining",
                DispatcherSelector.sameAsParent());
    }

    private <T> ActorRef<T> branch(Part part, String name, Supplier<Behavior<T>> start) {
        ActorRef<T> child =
                context.spawn(supervision.branch(part, start, ears.givenUp()), name, DispatcherSelector.sameAsParent());
        // One that never got as far as a first turn gives up without a word.
        context.watchWith(child, new Peer.BranchEnded(part));
        return child;
    }

    private Links.Parts links(Peer.Parts parts, Wire wire, ActorRef<Inbound> desk) {
        return new Links.Parts(
                parts.self(),
                LinkSettings.of(parts.settings().links()),
                Door.Settings.defaults(),
                wire,
                parts.clock(),
                parts.dice(),
                desk,
                ears.links(),
                supervision,
                parts.clock().nanos());
    }

    private RoutingTable.Parts table(Peer.Parts parts) {
        return new RoutingTable.Parts(
                parts.self().key(),
                parts.settings().routing(),
                links,
                published,
                parts.notes(),
                parts.wallClock(),
                parts.clock(),
                parts.dice(),
                ears.table(),
                supervision);
    }

    private Lookups.Parts lookups(Peer.Parts parts) {
        return new Lookups.Parts(
                parts.self().key(),
                parts.self().participates(),
                parts.settings().lookup(),
                parts.settings().records(),
                parts.settings().routing().k(),
                links,
                table,
                published,
                parts.store(),
                parts.validator(),
                parts.wallClock(),
                parts.clock(),
                parts.dice(),
                supervision);
    }

    private Records.Parts records(Peer.Parts parts, WriteTokens tokens) {
        return new Records.Parts(
                parts.self().key(),
                parts.self().participates(),
                parts.settings().records(),
                parts.store(),
                parts.validator(),
                published,
                tokens,
                links,
                lookups,
                parts.wallClock(),
                parts.clock(),
                parts.dice(),
                supervision);
    }

    private Joining.Parts joining(Peer.Parts parts) {
        return new Joining.Parts(
                parts.self().key(),
                parts.entrances(),
                parts.settings().bootstrap().joinDeadline(),
                links,
                table,
                lookups,
                published,
                parts.clock(),
                parts.dice());
    }

    PublishedTable known() {
        return published;
    }

    ActorRef<Links.Command> links() {
        return links;
    }

    ActorRef<RoutingTable.Command> table() {
        return table;
    }

    ActorRef<Lookups.Command> lookups() {
        return lookups;
    }

    ActorRef<Records.Command> records() {
        return records;
    }

    ActorRef<Joining.Command> joining() {
        return joining;
    }
}
