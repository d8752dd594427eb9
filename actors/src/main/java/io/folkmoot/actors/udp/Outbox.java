package io.folkmoot.actors.udp;

import io.folkmoot.protocol.frames.Address;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Packets from any thread on their way to the port. One task on the wire's thread takes all that wait and hands them over
 * with a single flush, so that the system sends them in batches; what comes while the outbox is full is refused.
 */
final class Outbox {
    /** Some 5 MiB at full size, 40 ms of a gigabit: more would only be late. */
    static final int CAPACITY = 4096;

    private final DatagramChannel channel;
    private final Addresses addresses;
    private final Counters counters;
    private final Queue<Packet> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** On the wire's thread only. */
    private boolean unflushed;

    private volatile boolean closed;

    /** One packet; it hears itself whether it left. */
    private final class Packet implements ChannelFutureListener {
        private final Address to;
        private final byte[] content;

        private Packet(Address to, byte[] content) {
            this.to = to;
            this.content = content;
        }

        @Override
        public void operationComplete(ChannelFuture written) {
            if (written.isSuccess()) counters.sent(content.length);
            else counters.refused();
        }
    }

    Outbox(DatagramChannel channel, Addresses addresses, Counters counters) {
        this.channel = channel;
        this.addresses = addresses;
        this.counters = counters;
    }

    void add(Address to, byte[] packet) {
        if (closed || !reserve()) {
            counters.refused();
            return;
        }
        if (channel.eventLoop().inEventLoop() && writeNow(to, packet)) return;
        waiting.add(new Packet(to, packet));
        schedule();
        // Whoever closed in the meantime may have looked before the packet was there.
        if (closed) refuseAll();
    }

    private boolean reserve() {
        if (size.incrementAndGet() <= CAPACITY) return true;
        size.decrementAndGet();
        return false;
    }

    /** From the wire's own thread, where nothing waits: into the port at once, and out with whatever else this round sends. */
    private boolean writeNow(Address to, byte[] packet) {
        if (!waiting.isEmpty() || !channel.isWritable()) return false;
        size.decrementAndGet();
        write(to, packet, out().voidPromise());
        counters.sent(packet.length);
        unflushed = true;
        schedule();
        return true;
    }

    private void schedule() {
        if (!scheduled.compareAndSet(false, true)) return;
        try {
            channel.eventLoop().execute(this::drain);
        } catch (RejectedExecutionException e) {
            refuseAll();
        }
    }

    /** On the wire's thread. What the port does not take now waits until it is writable again. */
    void drain() {
        scheduled.set(false);
        int written = 0;
        while (written < CAPACITY && channel.isWritable()) {
            Packet packet = waiting.poll();
            if (packet == null) break;
            size.decrementAndGet();
            write(packet.to, packet.content, out().newPromise().addListener(packet));
            written++;
        }
        if (written > 0 || unflushed) out().flush();
        unflushed = false;
        if (written == CAPACITY) schedule();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The promise says how it went, or the pipeline hears of a failure.
    private void write(Address to, byte[] packet, ChannelPromise promise) {
        ByteBuf content = channel.alloc().directBuffer(packet.length).writeBytes(packet);
        out().write(new DatagramPacket(content, addresses.socketOf(to)), promise);
    }

    /** Straight to the port, past what translates for streams. */
    private ChannelHandlerContext out() {
        return channel.pipeline().firstContext();
    }

    void close() {
        closed = true;
        refuseAll();
    }

    private void refuseAll() {
        while (waiting.poll() != null) {
            size.decrementAndGet();
            counters.refused();
        }
    }
}
