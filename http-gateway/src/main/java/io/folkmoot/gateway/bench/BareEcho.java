package io.folkmoot.gateway.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What no peer on Netty can beat: datagrams that are sent back as they came, without a copy, flushed once per batch that
 * was read. Sockets, their options and the threads are those of the links' wires.
 */
final class BareEcho implements Load {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SOCKET_BUFFER = 4 << 20;
    private static final int DATAGRAM_ROOM = 2048;
    private static final int READ_BATCH = 32;
    private static final int READ_ROUNDS = 16;

    private final MultiThreadIoEventLoopGroup threads;
    private final List<InetSocketAddress> echoers = new ArrayList<>();
    private final Asking asking;
    private final Channel asker;
    private final int inFlight;
    private final int bytes;

    BareEcho(int threadCount, int peers, int inFlight, int bytes) {
        IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        this.threads = new MultiThreadIoEventLoopGroup(threadCount, io);
        this.inFlight = inFlight;
        this.bytes = bytes;
        this.asking = new Asking(echoers);
        this.asker = open(asking);
        for (int i = 0; i < peers; i++)
            echoers.add((InetSocketAddress) open(new Echoing()).localAddress());
    }

    static String transport() {
        return Epoll.isAvailable() ? "epoll" : "nio";
    }

    private Channel open(ChannelInboundHandlerAdapter handler) {
        boolean batching = Epoll.isAvailable();
        Bootstrap bootstrap = new Bootstrap()
                .group(threads)
                .channel(batching ? EpollDatagramChannel.class : NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(batching ? READ_BATCH * DATAGRAM_ROOM : DATAGRAM_ROOM)
                                .maxMessagesPerRead(READ_BATCH * READ_ROUNDS))
                .handler(handler);
        if (batching) bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_ROOM);
        return bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    /** What cannot be sent is lost, and the load then never stops, which is noticed. */
    @SuppressWarnings("FutureReturnValueIgnored") // Of a promise that is nobody's.
    private static void send(ChannelOutboundInvoker out, ByteBuf content, InetSocketAddress to) {
        out.write(new DatagramPacket(content, to), out.voidPromise());
    }

    @Override
    public void start() {
        asker.eventLoop().execute(() -> asking.fill(asker, inFlight, bytes));
    }

    @Override
    public long completed() {
        return asking.completed;
    }

    @Override
    public void stop() {
        asking.running = false;
        Waiting.until("the last echoes", PATIENCE, () -> asking.inFlight == 0);
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, PATIENCE.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Sends everything back to where it came from. */
    private static final class Echoing extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket packet = (DatagramPacket) message;
            send(context, packet.content(), packet.sender());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }

    /** Sends each echo on to the next peer. Written on its own thread only, read from outside. */
    private static final class Asking extends ChannelInboundHandlerAdapter {
        private final List<InetSocketAddress> echoers;
        private volatile boolean running;
        private volatile long completed;
        private volatile int inFlight;
        private int next;

        Asking(List<InetSocketAddress> echoers) {
            this.echoers = echoers;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
        void fill(Channel channel, int wanted, int bytes) {
            running = true;
            for (int i = 0; i < wanted; i++) {
                ByteBuf content = channel.alloc().directBuffer(bytes).writeZero(bytes);
                send(channel, content, nextEchoer());
                inFlight++;
            }
            channel.flush();
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket packet = (DatagramPacket) message;
            completed++;
            if (running) {
                send(context, packet.content(), nextEchoer());
            } else {
                packet.release();
                inFlight--;
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        private InetSocketAddress nextEchoer() {
            next = next + 1 == echoers.size() ? 0 : next + 1;
            return echoers.get(next);
        }
    }
}
