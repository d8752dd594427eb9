package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A peer on the loopback: its key, its wire, and the ends of the streams that others opened to it. */
final class Mate implements AutoCloseable {
    private final SigningKey identity;
    private final Wire wire;
    private final BlockingQueue<Ear> accepted = new LinkedBlockingQueue<>();
    private volatile Supplier<Ear> ears = Ear::eager;

    Mate(long seed, IoThreads threads) throws IOException {
        this(seed, threads, QuicLimits.USUAL);
    }

    Mate(long seed, IoThreads threads, QuicLimits limits) throws IOException {
        this.identity = SigningKey.generate(new SplittableRandom(seed));
        Optional<InetAddress> loopback = Optional.of(InetAddress.getLoopbackAddress());
        this.wire = UdpWire.open(new UdpWire.Settings(loopback, 0, threads, QuicLibrary.NATIVE), identity, limits);
        wire.streams().listen((peer, stream) -> {
            Ear ear = ears.get();
            ear.takes(stream);
            accepted.add(ear);
            return ear;
        });
    }

    /** How it listens to streams from now on. */
    void listenWith(Supplier<Ear> supplier) {
        ears = supplier;
    }

    Ear accepted() throws InterruptedException {
        Ear ear = accepted.poll(30, TimeUnit.SECONDS);
        if (ear == null) throw new AssertionError("nobody opened a stream");
        return ear;
    }

    boolean hasAccepted() {
        return !accepted.isEmpty();
    }

    PublicKey key() {
        return identity.publicKey();
    }

    Wire wire() {
        return wire;
    }

    Streams streams() {
        return wire.streams();
    }

    Address address() {
        return wire.local();
    }

    void route(Mate other) {
        streams().route(other.key(), new Direct(other.address()));
    }

    void route(Mate other, Address by) {
        streams().route(other.key(), new Direct(by));
    }

    <L extends StreamListener> L open(Mate other, L listener) {
        streams().open(other.key(), listener);
        return listener;
    }

    @Override
    public void close() {
        wire.close();
    }
}
