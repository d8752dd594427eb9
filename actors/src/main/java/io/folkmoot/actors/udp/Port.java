package io.folkmoot.actors.udp;

import static java.util.Objects.requireNonNull;

import io.folkmoot.actors.wire.Wire.Receiver;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.frames.Address;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bound socket with its queue outwards and its first handler inwards. */
final class Port {
    /** As much as the system grants: a burst then waits in the kernel instead of being lost. */
    private static final int SOCKET_BUFFER = 4 << 20;

    /** Room for one datagram: anything that is valid here fits with space to spare, longer ones are cut and refused. */
    private static final int DATAGRAM_ROOM = 2048;

    /** Datagrams that one read of the system takes, where it can take several. */
    private static final int READ_BATCH = 32;

    /** Rounds of reading before others on the same thread have their turn. */
    private static final int READ_ROUNDS = 16;

    /** Beyond the upper mark packets wait in the outbox, which is bounded, instead of in the channel, which is not. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(1 << 20, 2 << 20);

    private static final long CLOSE_SECONDS = 5;
    private static final String LAST = "last";

    /** A portable socket gives its port back only in the thread's next round of polling, which a moment's delay waits for. */
    private static final long NEXT_ROUND_MILLIS = 1;

    private final DatagramChannel channel;
    private final Counters counters = new Counters();
    private final Addresses addresses = new Addresses();
    private final Complaints complaints = new Complaints();
    private final Outbox outbox;
    private final Intake intake;
    private volatile @Nullable Address local;

    private Port(DatagramChannel channel) {
        this.channel = channel;
        this.outbox = new Outbox(channel, addresses, counters);
        this.intake = new Intake(addresses, counters, complaints, outbox);
    }

    static Port open(UdpWire.Settings settings) throws IOException {
        DatagramChannel channel = settings.threads().newChannel();
        configure(channel, settings.threads().batching());
        Port port = new Port(channel);
        channel.pipeline().addLast(port.intake).addLast(LAST, new LastResort(port.complaints, port.counters));
        settings.threads().next().register(channel).syncUninterruptibly();
        port.bind(settings);
        return port;
    }

    private static void configure(DatagramChannel channel, boolean batching) {
        channel.config().setOption(ChannelOption.SO_RCVBUF, SOCKET_BUFFER);
        channel.config().setOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER);
        channel.config().setWriteBufferWaterMark(WATER_MARK);
        if (batching) channel.config().setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_ROOM);
        int room = batching ? READ_BATCH * DATAGRAM_ROOM : DATAGRAM_ROOM;
        channel.config()
                .setRecvByteBufAllocator(
                        new FixedRecvByteBufAllocator(room).maxMessagesPerRead(READ_BATCH * READ_ROUNDS));
    }

    private void bind(UdpWire.Settings settings) throws IOException {
        InetSocketAddress wanted = settings.bind()
                .map(address -> new InetSocketAddress(address, settings.port()))
                .orElseGet(() -> new InetSocketAddress(settings.port()));
        ChannelFuture bound = channel.bind(wanted).awaitUninterruptibly();
        Throwable cause = bound.cause();
        if (cause == null) {
            local = Addresses.addressOf(channel.localAddress());
            return;
        }
        close();
        BindException refused = new BindException("UDP port " + settings.port() + " of "
                + wanted.getAddress().getHostAddress() + " cannot be had: " + cause.getMessage());
        refused.initCause(cause);
        throw refused;
    }

    EventLoop thread() {
        return channel.eventLoop();
    }

    Address local() {
        return requireNonNull(local, "a port is bound before anybody sees it");
    }

    void listen(Receiver receiver) {
        intake.listen(receiver);
    }

    void send(Address to, byte[] packet) {
        outbox.add(to, packet);
    }

    WireCounts counts() {
        return counters.snapshot();
    }

    /** Between the intake and the last resort, in this order from the port on. */
    void addHandlers(ChannelHandler... handlers) {
        for (ChannelHandler handler : handlers) channel.pipeline().addBefore(LAST, null, handler);
    }

    DatagramChannel channel() {
        return channel;
    }

    Addresses addresses() {
        return addresses;
    }

    Complaints complaints() {
        return complaints;
    }

    void close() {
        outbox.close();
        ChannelFuture closed = channel.close();
        EventLoop thread = channel.eventLoop();
        if (thread.inEventLoop() || thread.isShuttingDown()) return;
        closed.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        thread.schedule(() -> {}, NEXT_ROUND_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
