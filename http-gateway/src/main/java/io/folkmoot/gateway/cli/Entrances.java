package io.folkmoot.gateway.cli;

import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.config.BootstrapNode;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bootstrap nodes with every address that their names have. Names are resolved once, at the start; one that has no
 * address is said and passed over, because a peer that knows others can do without.
 */
record Entrances(List<Entrance> found, List<String> problems) {
    Entrances {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }

    /** A key that is none is the writer's mistake, and ends the start. */
    static Entrances resolve(List<BootstrapNode> nodes) throws CommandException {
        List<Entrance> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (BootstrapNode node : nodes) {
            Optional<PublicKey> key = PingTarget.key(node);
            try {
                for (Address address : PingTarget.addresses(node)) found.add(new Entrance(key, address));
            } catch (CommandException e) {
                problems.add(e.getMessage());
            }
        }
        return new Entrances(found, problems);
    }
}
