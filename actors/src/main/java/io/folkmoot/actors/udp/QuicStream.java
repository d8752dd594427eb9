package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a connection. Whatever thread calls, the work is done on the wire's. One buffer is read ahead of what the
 * listener asked for, so that the end of the stream is seen; all before it waits with QUIC, which slows the peer.
 */
final class QuicStream extends ChannelInboundHandlerAdapter implements ByteStream {
    /** Where the writer is asked to wait, and where it may go on: some round trips of a fast path. */
    private static final long HIGH = 256 << 10;

    private static final long LOW = 64 << 10;

    /** Where a writer that does not wait is stopped, as the port says. */
    private static final long TOO_MUCH = 4 << 20;

    private static final int READ_AHEAD = 16 << 10;

    /** The one reason that the peer is told. */
    private static final int RESET = 1;

    private static final String RESET_BY_PEER = "the peer reset the stream";

    private final Connection connection;
    private final boolean ours;
    private final AtomicLong queued = new AtomicLong();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private volatile boolean finishing;
    private final Chunks chunks = new Chunks();
    private @Nullable StreamListener listener;
    private @Nullable ChannelHandlerContext context;

    /** What was read and not yet asked for. */
    private @Nullable ByteBuf held;

    private long demand;
    /** Until then the listener does not know the stream, so nothing is read for it. */
    private boolean active;

    private boolean delivering;
    private boolean allRead;
    private boolean ended;
    private boolean finished;
    private boolean wasReset;
    private boolean over;

    private QuicStream(Connection connection, boolean ours) {
        this.connection = connection;
        this.ours = ours;
    }

    static QuicStream ours(Connection connection, StreamListener listener) {
        QuicStream stream = new QuicStream(connection, true);
        stream.hear(listener);
        return stream;
    }

    static QuicStream theirs(Connection connection) {
        return new QuicStream(connection, false);
    }

    void hear(StreamListener heard) {
        listener = heard;
    }

    void neverOpened(Throwable cause) {
        fail("the stream was not opened: " + cause.getMessage());
    }

    @Override
    public boolean write(Bytes chunk) {
        if (finishing) throw new IllegalStateException("nothing is written after finishing");
        long now = queued.addAndGet(chunk.length());
        if (now > TOO_MUCH) {
            onThread(() -> fail("more than " + TOO_MUCH + " bytes were queued"));
            return false;
        }
        if (!chunk.isEmpty()) onThread(() -> writeNow(chunk));
        if (now < HIGH) return true;
        awaited.set(true);
        // It may have been drained before anybody awaited that.
        return queued.get() <= LOW && awaited.compareAndSet(true, false);
    }

    @Override
    public void request(long bytes) {
        if (bytes < 1) throw new IllegalArgumentException("at least one byte, not " + bytes);
        onThread(() -> {
            demand = demand + bytes < 0 ? Long.MAX_VALUE : demand + bytes;
            deliver();
        });
    }

    @Override
    public void finish() {
        if (finishing) return;
        finishing = true;
        onThread(this::finishNow);
    }

    @Override
    public void reset() {
        onThread(() -> {
            if (over) return;
            over = true;
            abort();
        });
    }

    private void onThread(Runnable task) {
        if (connection.thread().inEventLoop()) {
            task.run();
            return;
        }
        try {
            connection.thread().execute(task);
        } catch (RejectedExecutionException e) {
            // The threads have ended, and with them every stream.
            over = true;
        }
    }

    private void writeNow(Bytes chunk) {
        ChannelHandlerContext out = context;
        if (over || out == null) return;
        out.writeAndFlush(Chunks.encode(out.alloc(), chunk)).addListener(done -> written(chunk.length(), done));
    }

    private void written(int length, Future<?> done) {
        if (!done.isSuccess()) {
            fail(reasonOf(done.cause()));
            return;
        }
        if (queued.addAndGet(-length) <= LOW && awaited.compareAndSet(true, false)) tell(StreamListener::writable);
    }

    private void finishNow() {
        ChannelHandlerContext out = context;
        if (over || out == null) return;
        // The channel's own way to shut its output would overtake what is queued.
        out.writeAndFlush(new DefaultQuicStreamFrame(Chunks.end(out.alloc()), true))
                .addListener(done -> {
                    if (done.isSuccess()) finished = true;
                    else fail(reasonOf(done.cause()));
                });
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        added.channel().config().setAutoRead(false);
        added.channel()
                .config()
                .setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_AHEAD).maxMessagesPerRead(1));
    }

    @Override
    public void channelActive(ChannelHandlerContext begun) {
        connection.streamBegan();
        if (over) return;
        if (ours) tell(heard -> heard.opened(this));
        active = true;
        deliver();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        ByteBuf read = (ByteBuf) message;
        if (over) {
            read.release();
            return;
        }
        held = read;
        deliver();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext reading, Object event) {
        if (event == ChannelInputShutdownReadComplete.INSTANCE) {
            allRead = true;
            deliver();
        }
    }

    private void deliver() {
        if (!active || delivering || over) return;
        delivering = true;
        try {
            boolean more = true;
            while (more && !over && held != null) more = deliverOnce(held);
        } catch (MalformedException e) {
            fail(e.getMessage());
        }
        delivering = false;
        if (over || held != null) return;
        if (chunks.hasEnded() && !ended) {
            ended = true;
            tell(StreamListener::ended);
        }
        if (!allRead && context != null) context.read();
        else if (!ended) fail("the peer stopped in the middle");
    }

    /** False when the listener has to ask for more first. */
    private boolean deliverOnce(ByteBuf buffer) throws MalformedException {
        int there = chunks.content(buffer);
        if (there > 0 && demand == 0) return false;
        byte[] bytes = new byte[(int) Math.min(demand, there)];
        buffer.readBytes(bytes);
        chunks.taken(bytes.length);
        demand -= bytes.length;
        if (!buffer.isReadable()) release();
        if (bytes.length > 0) tell(heard -> heard.received(Bytes.adopt(bytes)));
        return true;
    }

    private void release() {
        if (held != null) held.release();
        held = null;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext reading, Throwable cause) {
        fail(reasonOf(cause));
    }

    private String reasonOf(Throwable cause) {
        if (cause instanceof QuicStreamResetException || cause instanceof ChannelOutputShutdownException)
            return RESET_BY_PEER;
        return connection.reason();
    }

    /** After both ends have finished the channel closes by itself, perhaps before the listener took all. */
    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        if (!finished || !(allRead || ended)) fail(connection.reason());
        connection.streamEnded(wasReset);
    }

    private void fail(String why) {
        if (over) return;
        over = true;
        abort();
        tell(heard -> heard.broken(why));
    }

    private void abort() {
        release();
        if (context == null || !context.channel().isOpen()) return;
        wasReset = true;
        QuicStreamChannel channel = (QuicStreamChannel) context.channel();
        // Merely closing would look like a proper end to the peer.
        channel.shutdown(RESET).addListener(ChannelFutureListener.CLOSE);
    }

    private void tell(Consumer<StreamListener> what) {
        if (listener != null) connection.tell(listener, what);
    }
}
