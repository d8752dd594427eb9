package io.folkmoot.actors.peer;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.actors.links.Inbound.StreamOffered;
import io.folkmoot.actors.links.Inbound.Told;
import io.folkmoot.actors.links.Inbound.Withdrawn;
import io.folkmoot.actors.records.Records;
import io.folkmoot.actors.records.WriteTokens;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Leave;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Where the requests of other peers arrive. Who is closest it answers itself, from the published table and in the same
 * turn, because that is most of what peers ask; the rest it hands on. It keeps nothing.
 */
final class Desk {
    private final KnownPeers known;
    private final WriteTokens tokens;
    private final Recipients recipients;

    private Desk(KnownPeers known, WriteTokens tokens, Recipients recipients) {
        this.known = known;
        this.tokens = tokens;
        this.recipients = recipients;
    }

    static Behavior<Inbound> create(KnownPeers known, WriteTokens tokens, Recipients recipients) {
        Desk desk = new Desk(known, tokens, recipients);
        return Behaviors.receiveMessage(inbound -> {
            desk.receive(inbound);
            return Behaviors.same();
        });
    }

    private void receive(Inbound inbound) {
        switch (inbound) {
            case Asked asked -> onAsked(asked);
            case Told(PublicKey peer, Message message) -> onTold(peer, message);
            case StreamOffered offered -> offered.stream().reset();
            // What is asked here is answered at once, or by whoever has it from us; a late answer is dropped.
            case Withdrawn withdrawn -> {}
        }
    }

    private void onAsked(Asked asked) {
        switch (asked.message()) {
            case FindNode find -> answer(asked, closest(asked.peer(), find));
            case FindValue find -> serve(asked);
            case Store store -> serve(asked);
            case Sync sync -> serve(asked);
            default -> answer(asked, unsupported(asked.message()));
        }
    }

    private void onTold(PublicKey peer, Message message) {
        if (message instanceof Leave) recipients.table().tell(new RoutingTable.Left(peer));
    }

    private void serve(Asked asked) {
        recipients.records().tell(new Records.Serve(asked));
    }

    private static void answer(Asked asked, Message message) {
        asked.answerTo().tell(new Inbound.Answer(asked.request(), message));
    }

    /** The asker itself is left out: it knows where it is. */
    private Message closest(PublicKey asker, FindNode find) {
        List<Contact> contacts = new ArrayList<>(find.limit());
        for (Located peer : known.closest(find.target(), find.limit() + 1)) {
            boolean wanted =
                    contacts.size() < find.limit() && !peer.contact().key().equals(asker);
            if (wanted) contacts.add(peer.contact());
        }
        return new Response(new Answer.Nodes(contacts, tokens.issue(asker, find.target())));
    }

    private static Failure unsupported(Message message) {
        return new Failure(
                Failure.Reason.UNSUPPORTED,
                "this peer does not serve " + message.type(),
                OptionalLong.empty(),
                List.of());
    }
}
