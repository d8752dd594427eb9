package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManagerTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whoeverWantsToKnowIsTold() throws Exception {
        assumeTrue(Epoll.isAvailable(), "the service manager of this platform is none that listens");
        for (String socket :
                new String[] {folder.resolve("notify").toString(), "@folkmoot-test-" + System.nanoTime()}) {
            LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
            EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
            try {
                new Bootstrap()
                        .group(thread)
                        .channel(EpollDomainDatagramChannel.class)
                        .handler(new Hearing(heard))
                        .bind(new DomainSocketAddress(socket.replace('@', '\0')))
                        .sync();
                ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", socket));
                assertThat(manager.ready()).as(socket).isTrue();
                assertThat(heard.poll(10, TimeUnit.SECONDS))
                        .startsWith("READY=1\n")
                        .contains("MAINPID=" + ProcessHandle.current().pid());
                assertThat(manager.stopping()).isTrue();
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("STOPPING=1");
            } finally {
                thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
            }
        }
    }

    @Test
    void whereNobodyListensNothingHappens() {
        assertThat(ServiceManager.of(Map.of()).ready()).isFalse();
        assertThat(ServiceManager.of(Map.of("NOTIFY_SOCKET", "nonsense")).ready())
                .isFalse();
        assertThat(ServiceManager.of(Map.of("NOTIFY_SOCKET", folder + "/nobody"))
                        .ready())
                .isFalse();
    }

    /** Keeps the text of each datagram. */
    private static final class Hearing extends SimpleChannelInboundHandler<DomainDatagramPacket> {
        private final LinkedBlockingQueue<String> heard;

        Hearing(LinkedBlockingQueue<String> heard) {
            this.heard = heard;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
            heard.add(packet.content().toString(StandardCharsets.UTF_8));
        }
    }
}
