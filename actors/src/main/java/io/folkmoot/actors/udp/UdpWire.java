package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.SigningKey;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A UDP port of this machine: packets through it as they are, and streams over QUIC beside them. */
public final class UdpWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(UdpWire.class);

    private final Port port;
    private final String threadName;
    private final Streams streams;

    /**
     * Where to listen: on one address of this machine or on all, and on port 0 for any that is free. Many wires share the
     * threads. Without the library there are no streams.
     */
    public record Settings(Optional<InetAddress> bind, int port, IoThreads threads, QuicLibrary quic) {
        private static final int MAX_PORT = 65_535;

        public Settings {
            if (port < 0 || port > MAX_PORT) throw new IllegalArgumentException("port out of 0 to 65535: " + port);
        }

        public static Settings everywhere(int port, IoThreads threads) {
            return new Settings(Optional.empty(), port, threads, QuicLibrary.NATIVE);
        }
    }

    private UdpWire(Port port, String threadName, Streams streams) {
        this.port = port;
        this.threadName = threadName;
        this.streams = streams;
    }

    /** The identity is what streams prove themselves by; an exception names the address and the port. */
    public static UdpWire open(Settings settings, SigningKey identity) throws IOException {
        return open(settings, identity, QuicLimits.USUAL);
    }

    static UdpWire open(Settings settings, SigningKey identity, QuicLimits limits) throws IOException {
        Port port = Port.open(settings);
        String threadName = settings.threads().nameOf(port.thread());
        Optional<String> missing = settings.quic().whyUnavailable();
        if (missing.isEmpty()) return new UdpWire(port, threadName, startStreams(port, identity, limits));
        // Who switched them off knows; who lacks the library may wonder why large bodies fail.
        Level level = settings.quic() == QuicLibrary.ABSENT ? Level.DEBUG : Level.WARN;
        LOG.atLevel(level).log("No streams to other peers: {}. Everything else works.", missing.get());
        return new UdpWire(port, threadName, new AbsentStreams(port.thread(), missing.get()));
    }

    EventLoop thread() {
        return port.thread();
    }

    String threadName() {
        return threadName;
    }

    private static Streams startStreams(Port port, SigningKey identity, QuicLimits limits) {
        try {
            return QuicStreams.start(port, identity, limits);
        } catch (RuntimeException e) {
            port.close();
            throw e;
        }
    }

    @Override
    public Address local() {
        return port.local();
    }

    @Override
    public void listen(Receiver receiver) {
        port.listen(receiver);
    }

    @Override
    public void send(Path path, byte[] packet) {
        switch (path) {
            case Direct direct -> port.send(direct.address(), packet);
        }
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @Override
    public WireCounts counts() {
        return port.counts();
    }

    /** Returns when the port is free again; streams break, and what still waits to be sent is dropped. */
    @Override
    public void close() {
        if (streams instanceof QuicStreams quic) quic.close();
        port.close();
    }
}
