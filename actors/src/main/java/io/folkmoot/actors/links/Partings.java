package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.protocol.keys.PublicKey;
import org.apache.pekko.actor.typed.ActorRef;

/** How the supervisor of links lets neighbours go: whoever waits for them hears of it, and nothing of them is kept. */
final class Partings {
    private final Links.Parts parts;
    private final Routes routes;
    private final LinkLog log;

    Partings(Links.Parts parts, Routes routes, LinkLog log) {
        this.parts = parts;
        this.routes = routes;
        this.log = log;
    }

    void drop(Neighbourhood.Evicted out, String why) {
        Neighbour neighbour = out.neighbour();
        ActorRef<Link.Command> link = neighbour.link;
        if (link != null) link.tell(new Link.End(Why.ENDED));
        for (Link.Command held : neighbour.release()) refuse(out.peer(), held);
        if (neighbour.kept != null) down(out.peer(), neighbour.kept, why);
    }

    void down(PublicKey peer, Keyring keyring, String why) {
        if (keyring.current() == null) return;
        for (Keys keys : keyring.clear()) routes.close(keys);
        parts.wire().streams().unroute(peer);
        log.down(peer, why);
        parts.events().tell(new LinkEvent.Down(peer, why));
    }

    private void refuse(PublicKey peer, Link.Command held) {
        switch (held) {
            case Link.Ask ask -> ask.replyTo().tell(new Unanswered(ask.ref(), peer, Why.ENDED));
            case Link.OpenStream open -> open.listener().broken(Why.ENDED.text());
            case Link.Confirmed confirmed -> routes.close(confirmed.keys().local());
            default -> {}
        }
    }
}
