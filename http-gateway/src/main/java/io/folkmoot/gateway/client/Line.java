package io.folkmoot.gateway.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** One connection on which nothing waits longer than it may: sockets of the file system know no time-outs of their own. */
final class Line implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private long deadline;

    private Line(SocketChannel channel, Selector selector, SelectionKey key) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
    }

    static Line open(SocketAddress address, Duration patience) throws IOException {
        if (address instanceof InetSocketAddress inet && inet.isUnresolved())
            throw new UnknownHostException(inet.getHostString());
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            Line line = new Line(channel, selector, channel.register(selector, 0));
            line.patience(patience);
            line.connect(address);
            return line;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void connect(SocketAddress address) throws IOException {
        try {
            if (channel.connect(address)) return;
            while (!channel.finishConnect()) await(SelectionKey.OP_CONNECT);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** For all that follows, together. */
    void patience(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (channel.write(rest) == 0) await(SelectionKey.OP_WRITE);
        }
    }

    byte read() throws IOException {
        fill();
        return buffer.get();
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            fill();
            int part = Math.min(buffer.remaining(), count - done);
            buffer.get(bytes, done, part);
            done += part;
        }
        return bytes;
    }

    private void fill() throws IOException {
        while (!buffer.hasRemaining()) {
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0) throw new EOFException("the connection was closed");
            if (count == 0) await(SelectionKey.OP_READ);
        }
    }

    private void await(int operation) throws IOException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) throw new SocketTimeoutException("no answer in time");
        key.interestOps(operation);
        selector.select(left);
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) throw new SocketTimeoutException("interrupted");
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            // Nothing more is expected of it.
            return;
        }
    }
}
