package io.folkmoot.simulation.network;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.frames.Address;
import org.jspecify.annotations.Nullable;

/** One peer's port to the simulated network. */
final class SimulatedWire implements Wire {
    /** What every IPv6 network carries in one datagram; a longer packet is somebody's mistake. */
    private static final int LARGEST = 1232;

    private final SimulatedNetwork network;
    private final Address local;
    private final Streams streams;
    private Line line = Line.UNLIMITED;
    private Pipe up = new Pipe(line.up(), 0);
    private Pipe down = new Pipe(line.down(), 0);
    private Counters packets = new Counters();
    private @Nullable Receiver receiver;
    private boolean closed;
    private long packetsIn;
    private long bytesIn;
    private long packetsOut;
    private long bytesOut;
    private long refused;

    SimulatedWire(SimulatedNetwork network, Address local, Streams streams) {
        this.network = network;
        this.local = local;
        this.streams = streams;
    }

    @Override
    public Address local() {
        return local;
    }

    @Override
    public void listen(Receiver receiver) {
        if (this.receiver != null) throw new IllegalStateException("somebody listens already");
        this.receiver = receiver;
    }

    @Override
    public void send(Path path, byte[] packet) {
        network.world().checkThread();
        if (closed || packet.length == 0 || packet.length > LARGEST) {
            refused++;
            return;
        }
        packetsOut++;
        bytesOut += packet.length;
        switch (path) {
            case Direct direct -> network.send(this, direct.address(), packet);
        }
    }

    /** What is in the old line when it changes arrives; nothing more waits for it. */
    void line(Line other) {
        if (line.equals(other)) return;
        line = other;
        up = new Pipe(line.up(), line.buffer().toNanos());
        down = new Pipe(line.down(), line.buffer().toNanos());
    }

    /** Goes on counting what earlier wires of this address have sent. */
    void packets(Counters sent) {
        packets = sent;
    }

    Counters packets() {
        return packets;
    }

    Pipe up() {
        return up;
    }

    Pipe down() {
        return down;
    }

    boolean isListening() {
        return receiver != null;
    }

    void deliver(Address from, byte[] packet) {
        if (receiver == null) return;
        packetsIn++;
        bytesIn += packet.length;
        receiver.received(new Direct(from), packet);
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @Override
    public WireCounts counts() {
        return new WireCounts(packetsIn, bytesIn, packetsOut, bytesOut, refused);
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        network.gone(this);
        if (streams instanceof SimulatedStreams simulated) simulated.close();
    }
}
