package io.folkmoot.gateway.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Bytes as somebody sends them who does not care for HTTP, and what comes back. */
final class Raw implements AutoCloseable {
    private static final long WITHIN_S = 20;

    private final SocketChannel channel;
    private final InputStream in;

    private Raw(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    static Raw tcp(int port) throws IOException {
        return to(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    }

    static Raw unix(Path socket) throws IOException {
        return to(UnixDomainSocketAddress.of(socket));
    }

    private static Raw to(SocketAddress address) throws IOException {
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        channel.connect(address);
        return new Raw(channel);
    }

    Raw send(String bytes) throws IOException {
        ByteBuffer rest = StandardCharsets.ISO_8859_1.encode(bytes);
        while (rest.hasRemaining()) channel.write(rest);
        return this;
    }

    /** One answer; absent when the connection ends without. */
    Optional<Reply> reply() throws Exception {
        return within(this::read);
    }

    Optional<Reply> replyToHead() throws Exception {
        return within(() -> {
            String head = head(in);
            return head.isEmpty() ? Optional.empty() : Optional.of(new Reply(head, ""));
        });
    }

    boolean isClosedByServer() throws Exception {
        return within(() -> {
            try {
                return in.read() < 0;
            } catch (IOException e) {
                return true;
            }
        });
    }

    private Optional<Reply> read() throws IOException {
        String head = head(in);
        if (head.isEmpty()) return Optional.empty();
        Reply bare = new Reply(head, "");
        int length = Integer.parseInt(bare.header("content-length").orElse("0"));
        return Optional.of(new Reply(head, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }

    private static String head(InputStream in) {
        StringBuilder head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) return "";
                head.append((char) next);
            }
        } catch (IOException e) {
            return "";
        }
        return head.toString();
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T within(Reading<T> reading) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(reading.read());
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(WITHIN_S, TimeUnit.SECONDS);
    }

    /** An answer, with its head as it came. */
    record Reply(String head, String body) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
