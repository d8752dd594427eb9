package io.folkmoot.gateway.cli;

import io.folkmoot.config.BootstrapNode;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who is to be pinged, with every address that its name has. */
record PingTarget(Optional<PublicKey> key, List<Address> addresses) {
    /** A name with more addresses than this belongs to a service, not to a peer. */
    private static final int MOST_ADDRESSES = 8;

    static PingTarget resolve(String text) throws CommandException {
        BootstrapNode node = parse(text);
        return new PingTarget(key(node), addresses(node));
    }

    static Optional<PublicKey> key(BootstrapNode node) throws CommandException {
        Optional<PublicKey> key = node.key().map(PublicKey::new);
        if (key.isPresent()) check(key.get());
        return key;
    }

    private static BootstrapNode parse(String text) throws CommandException {
        try {
            return BootstrapNode.parse(text);
        } catch (MalformedException e) {
            throw CommandException.wrongInput(e.getMessage());
        }
    }

    private static void check(PublicKey key) throws CommandException {
        try {
            key.check();
        } catch (MalformedException e) {
            throw CommandException.wrongInput("the key of that peer is none: " + e.getMessage());
        }
    }

    static List<Address> addresses(BootstrapNode node) throws CommandException {
        try {
            return Arrays.stream(InetAddress.getAllByName(node.host()))
                    .map(host -> Address.of(new InetSocketAddress(host, node.port())))
                    .distinct()
                    .limit(MOST_ADDRESSES)
                    .toList();
        } catch (UnknownHostException e) {
            throw new CommandException(
                    ExitCode.UNREACHABLE,
                    "the name " + node.host() + " has no address: it is misspelt, or the DNS cannot be asked");
        }
    }
}
