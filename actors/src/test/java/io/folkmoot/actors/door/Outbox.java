package io.folkmoot.actors.door;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import java.util.ArrayList;
import java.util.List;

/** A wire that leads nowhere: it keeps what was sent, as long as somebody clears it, and counts it. */
final class Outbox implements Wire {
    record Letter(Path to, Bytes content) {
        byte[] packet() {
            return content.unsafeArray();
        }
    }

    private final List<Letter> letters = new ArrayList<>();
    private long bytes;
    private long packets;

    @Override
    public void send(Path path, byte[] packet) {
        letters.add(new Letter(path, Bytes.adopt(packet)));
        bytes += packet.length;
        packets++;
    }

    /** What was sent since this was asked last. */
    List<Letter> take() {
        List<Letter> taken = List.copyOf(letters);
        letters.clear();
        return taken;
    }

    long bytes() {
        return bytes;
    }

    long packets() {
        return packets;
    }

    @Override
    public WireCounts counts() {
        return new WireCounts(0, 0, packets, bytes, 0);
    }

    @Override
    public Address local() {
        throw new UnsupportedOperationException("an outbox is nowhere");
    }

    @Override
    public void listen(Receiver receiver) {
        throw new UnsupportedOperationException("nothing comes out of an outbox");
    }

    @Override
    public Streams streams() {
        throw new UnsupportedOperationException("an outbox has no streams");
    }

    @Override
    public void close() {}
}
