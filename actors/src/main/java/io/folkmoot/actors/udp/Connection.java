package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.StreamListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicStreamLimitChangedEvent;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One QUIC connection to a peer, of either role. It is up when both keys are proved, keeps itself alive while it has
 * streams, and ends after some quiet time without any. Used on the wire's thread only.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    /**
     * Streams of one connection that may be reset: the codec remembers each until the connection ends. From here on no more
     * are opened over it, and at twice as many it ends.
     */
    private static final int WORN = 1000;

    /** Our closing says nothing but this; reasons stay at home. */
    private static final int CLOSED = 0;

    private static final byte[] PING = {0};

    private final Connections all;
    private final Peer peer;
    private final QuicChannel channel;
    private final boolean dialled;
    private final Future<?> deadline;
    private final Future<?> ticks;
    private int streams;
    private int resets;
    private int quietTicks;
    private boolean up;
    private boolean carried;
    private @Nullable String reason;

    Connection(Connections all, Peer peer, QuicChannel channel, boolean dialled, QuicLimits limits) {
        this.all = all;
        this.peer = peer;
        this.channel = channel;
        this.dialled = dialled;
        long opening = limits.opening().toMillis();
        long tick = limits.tick().toMillis();
        this.deadline = thread().schedule(this::proveOrEnd, opening, TimeUnit.MILLISECONDS);
        this.ticks = thread().scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    EventLoop thread() {
        return channel.eventLoop();
    }

    Peer peer() {
        return peer;
    }

    int streams() {
        return streams;
    }

    boolean isUp() {
        return up;
    }

    /** Whether a stream can be opened over it now. */
    boolean isUsable() {
        return takesStreams() && channel.peerAllowedStreams(QuicStreamType.BIDIRECTIONAL) > 0;
    }

    /** Whether to wait for it before another is dialled: it may come up, or be allowed more, or say why it does not. */
    boolean isPromising() {
        return takesStreams() || isUntried();
    }

    /** Dialled for streams and never given one: should it end so, dialling again would end no better. */
    boolean isUntried() {
        return dialled && !carried;
    }

    private boolean takesStreams() {
        return up && reason == null && resets < WORN;
    }

    /** Why it ended, for people. */
    String reason() {
        if (reason != null) return reason;
        return channel.isTimedOut() ? "nothing came from the peer any more" : "the connection ended";
    }

    void note(String why) {
        if (reason == null) reason = why;
    }

    void end(String why) {
        note(why);
        ChannelFuture unused = channel.close(true, CLOSED, Unpooled.EMPTY_BUFFER);
    }

    void open(Opening opening) {
        QuicStream stream = QuicStream.ours(this, opening.listener());
        channel.createStream(QuicStreamType.BIDIRECTIONAL, stream).addListener(created -> {
            if (!created.isSuccess()) stream.neverOpened(created.cause());
        });
    }

    void streamBegan() {
        streams++;
        carried = true;
        peer.streamBegan();
        all.used(this);
    }

    void streamEnded(boolean wasReset) {
        streams--;
        peer.streamEnded();
        if (wasReset) streamReset();
    }

    void streamReset() {
        resets++;
        if (resets >= 2 * WORN || (resets >= WORN && streams == 0)) end("too many of its streams were reset");
    }

    private void proveOrEnd() {
        if (!up) end("the handshake took too long");
    }

    private void tick() {
        if (streams > 0) {
            quietTicks = 0;
            ChannelFuture unused = channel.writeAndFlush(Unpooled.wrappedBuffer(PING));
        } else if (++quietTicks >= QuicLimits.IDLE_TICKS) {
            end("nobody used the connection");
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (PeerTrust.isProved(channel.sslEngine(), peer.key())) {
            up = true;
            deadline.cancel(false);
            all.serve(peer);
        } else {
            end("the peer did not prove its key");
        }
        context.fireChannelActive();
    }

    /** Streams go on along the pipeline; datagrams of a connection only keep it alive. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf ping) ping.release();
        else context.fireChannelRead(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof QuicStreamLimitChangedEvent) all.serve(peer);
        if (event instanceof QuicConnectionCloseEvent close) end(said(close));
        context.fireUserEventTriggered(event);
    }

    /** Never the peer's own words: they end up in logs. */
    private static String said(QuicConnectionCloseEvent close) {
        if (close.isTlsError()) return "the peer refused the handshake, TLS alert " + close.error();
        return "the peer closed the connection, code " + close.error();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // It ends by itself. Ended from here, the peer would not hear of a certificate that was refused.
        note("the connection failed: " + cause.getMessage());
    }

    void tell(StreamListener listener, Consumer<StreamListener> what) {
        all.tell(listener, what);
    }

    void stopTimers() {
        deadline.cancel(false);
        ticks.cancel(false);
    }
}
