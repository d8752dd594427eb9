package io.folkmoot.gateway.cli;

import io.folkmoot.protocol.frames.Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

/** The addresses at which others may reach a port of this machine, those of the machine itself last. */
final class OwnAddresses {
    /** Machines full of containers have hundreds, and nobody reads as many lines. */
    private static final int MOST = 16;

    private OwnAddresses() {}

    static List<Address> of(Address local) {
        InetAddress bound = local.toSocketAddress().getAddress();
        if (!bound.isAnyLocalAddress()) return List.of(local);
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    // Those are reached by the interface's name too, which an address of ours does not carry.
                    .filter(address -> !(address instanceof Inet6Address && address.isLinkLocalAddress()))
                    .sorted(Comparator.comparing(InetAddress::isLoopbackAddress)
                            .thenComparing(address -> address instanceof Inet6Address))
                    .map(address -> Address.of(new InetSocketAddress(address, local.port())))
                    .distinct()
                    .limit(MOST)
                    .toList();
        } catch (SocketException e) {
            return List.of(Address.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), local.port())));
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
