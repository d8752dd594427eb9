package io.folkmoot.actors.udp;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads on which all wires of a process read and write, native on Linux and portable elsewhere. Each wire lives on
 * one of them; closing ends them all, so the wires are closed first.
 */
public final class IoThreads implements AutoCloseable {
    private static final long CLOSE_SECONDS = 5;

    /** Names differ within a process, as dispatchers are found by them. */
    private static final AtomicInteger GROUPS = new AtomicInteger();

    private final String name = "io-" + GROUPS.incrementAndGet();
    private final MultiThreadIoEventLoopGroup group;
    private final Supplier<DatagramChannel> channels;
    private final boolean batching;

    private IoThreads(int count, IoHandlerFactory io, Supplier<DatagramChannel> channels, boolean batching) {
        if (count < 1) throw new IllegalArgumentException("at least one thread, not " + count);
        this.group = new MultiThreadIoEventLoopGroup(count, named(), io);
        this.channels = channels;
        this.batching = batching;
    }

    public static IoThreads start(int count) {
        return Epoll.isAvailable() ? epoll(count) : portable(count);
    }

    static IoThreads portable(int count) {
        return new IoThreads(count, NioIoHandler.newFactory(), NioDatagramChannel::new, false);
    }

    private static IoThreads epoll(int count) {
        return new IoThreads(count, EpollIoHandler.newFactory(), EpollDatagramChannel::new, true);
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new FastThreadLocalThread(null, task, "folkmoot-io-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    String nameOf(EventLoop thread) {
        int number = 0;
        for (EventExecutor each : group) {
            number++;
            if (each.equals(thread)) return name + "-" + number;
        }
        throw new IllegalArgumentException("not one of these threads");
    }

    EventLoop next() {
        return group.next();
    }

    DatagramChannel newChannel() {
        return channels.get();
    }

    /** Whether one read or write of the system takes many datagrams. */
    boolean batching() {
        return batching;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
