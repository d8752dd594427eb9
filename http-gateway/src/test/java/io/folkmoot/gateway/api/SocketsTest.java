package io.folkmoot.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the API listens, and whom it lets in there. */
class SocketsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nobodyElseComesInByTheSocket() throws Exception {
        UserPrincipal us = Files.getOwner(Files.createFile(folder.resolve("ours")));
        UserPrincipal other =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        assertThat(other).isNotEqualTo(us);
        assertThat(isWelcome(Sockets.only(us))).isTrue();
        assertThat(isWelcome(Sockets.only(other))).isFalse();
    }

    private boolean isWelcome(Predicate<SocketChannel> rule) throws Exception {
        Path path = folder.resolve("s");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(path));
            try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    SocketChannel called = listening.accept()) {
                assertThat(caller.isConnected()).isTrue();
                return rule.test(called);
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }

    @Test
    void onlyTheLoopbackListensAndItsPortIsTheSameInBothFamilies() throws Exception {
        List<ServerSocketChannel> open = Sockets.loopback(0);
        try {
            assertThat(open).hasSizeBetween(1, 2).allSatisfy(channel -> {
                InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
                assertThat(address.getAddress().isLoopbackAddress()).isTrue();
                assertThat(address.getPort()).isEqualTo(Sockets.port(open.get(0)));
            });
            assertThat(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
                    .isEqualTo(((InetSocketAddress) open.get(0).getLocalAddress()).getAddress());
        } finally {
            Sockets.close(open);
        }
    }
}
