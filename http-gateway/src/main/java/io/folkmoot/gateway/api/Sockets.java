package io.folkmoot.gateway.api;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening sockets of the API, and who may come in through them. */
final class Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    /** Connections that wait to be accepted: one glance of the accepting thread takes them all. */
    private static final int BACKLOG = 64;

    /** Any free port of IPv4 may be taken in IPv6; two in a row that are is chance, ten are a machine without any. */
    private static final int TRIES = 10;

    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private Sockets() {}

    /**
     * The port on 127.0.0.1, and the same on ::1 where the machine has it: a client that is told localhost tries either,
     * and must not meet another program there.
     */
    static List<ServerSocketChannel> loopback(int port) throws LocalApiException {
        for (int attempt = 1; ; attempt++) {
            List<ServerSocketChannel> open = new ArrayList<>();
            try {
                open.add(tcp(StandardProtocolFamily.INET, IPV4, port));
                second(port(open.get(0))).ifPresent(open::add);
                return open;
            } catch (IOException e) {
                close(open);
                if (port == 0 && attempt < TRIES) continue;
                throw new LocalApiException(
                        e instanceof BindException
                                ? "port " + port + " of the loopback address cannot be had: another program has it, or"
                                        + " it is not allowed; set api.port to another, or to 0 for any (--api-port)"
                                : "the loopback address cannot be listened on: " + e.getMessage());
            }
        }
    }

    private static Optional<ServerSocketChannel> second(int port) throws IOException {
        try {
            return Optional.of(tcp(StandardProtocolFamily.INET6, IPV6, port));
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) throw e;
            return Optional.empty();
        } catch (UnsupportedOperationException | java.net.SocketException e) {
            return Optional.empty();
        }
    }

    private static ServerSocketChannel tcp(ProtocolFamily family, byte[] host, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(family);
        try {
            // Without, a restart on a fixed port fails while old connections linger; it lets nobody share the port.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(host), port), BACKLOG);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static int port(ServerSocketChannel channel) {
        try {
            if (channel.getLocalAddress() instanceof InetSocketAddress address) return address.getPort();
            throw new IllegalStateException("not a TCP socket");
        } catch (IOException e) {
            throw new IllegalStateException("a bound socket knows its address", e);
        }
    }

    /** Nobody else can reach it between bind and chmod: its folder is closed to them. */
    static ServerSocketChannel unix(RunFolder run) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(run.files().socket()), BACKLOG);
            run.closeSocketToOthers();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Modes keep others out already; this holds where a folder was opened by mistake after the start. */
    static Predicate<SocketChannel> only(UserPrincipal owner) {
        return channel -> {
            try {
                UnixDomainPrincipal caller = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
                return caller.user().equals(owner);
            } catch (UnsupportedOperationException e) {
                // This platform does not say who calls, so modes alone decide.
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    static void close(List<ServerSocketChannel> channels) {
        for (ServerSocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.atDebug().log("a listening socket did not close", e);
            }
        }
    }
}
