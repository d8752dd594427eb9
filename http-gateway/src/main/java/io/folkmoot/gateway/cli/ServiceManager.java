package io.folkmoot.gateway.cli;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells the service manager that started this process how far it is, where there is one that wants to know: a datagram to
 * the socket that it names in the environment, as systemd has it for services of {@code Type=notify}.
 */
final class ServiceManager {
    private static final String VARIABLE = "NOTIFY_SOCKET";

    /** It reads at once or is in trouble that is not ours. */
    private static final long PATIENCE_SECONDS = 2;

    private final Optional<String> socket;

    private ServiceManager(Optional<String> socket) {
        this.socket = socket;
    }

    static ServiceManager of(Map<String, String> environment) {
        return new ServiceManager(Optional.ofNullable(environment.get(VARIABLE))
                .filter(path -> path.startsWith("/") || path.startsWith("@")));
    }

    /** False where nobody wants to know, or it could not be told; the peer runs on in either case. */
    boolean ready() {
        return tell("READY=1\nMAINPID=" + ProcessHandle.current().pid());
    }

    boolean stopping() {
        return tell("STOPPING=1");
    }

    private boolean tell(String state) {
        if (socket.isEmpty() || !Epoll.isAvailable()) return false;
        EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try {
            return send(thread, address(socket.get()), state);
        } finally {
            thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private static boolean send(EventLoopGroup thread, DomainSocketAddress to, String state) {
        var connected = new Bootstrap()
                .group(thread)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(to)
                .awaitUninterruptibly();
        if (!connected.isSuccess()) return false;
        var channel = connected.channel();
        var sent = channel.writeAndFlush(Unpooled.copiedBuffer(state, StandardCharsets.UTF_8));
        boolean told = sent.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS) && sent.isSuccess();
        channel.close().awaitUninterruptibly();
        return told;
    }

    /** A leading at sign stands for the zero byte of addresses that are in no folder. */
    private static DomainSocketAddress address(String socket) {
        return new DomainSocketAddress(socket.startsWith("@") ? "\0" + socket.substring(1) : socket);
    }
}
