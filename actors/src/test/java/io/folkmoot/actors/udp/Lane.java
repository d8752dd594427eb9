package io.folkmoot.actors.udp;

import io.folkmoot.protocol.frames.Address;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A way between two wires through a port of its own, which loses packets as a seed says. */
final class Lane implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final SocketAddress one;
    private final SocketAddress other;
    private final double loss;
    private final SplittableRandom random;
    private final AtomicLong carried = new AtomicLong();

    Lane(Mate one, Mate other, double loss, long seed) throws IOException {
        this.one = one.address().toSocketAddress();
        this.other = other.address().toSocketAddress();
        this.loss = loss;
        this.random = new SplittableRandom(seed);
        socket.setReceiveBufferSize(4 << 20);
        Thread.ofPlatform().daemon().start(this::carry);
    }

    Address address() {
        return Address.of((InetSocketAddress) socket.getLocalSocketAddress());
    }

    long carried() {
        return carried.get();
    }

    private void carry() {
        byte[] room = new byte[2048];
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(room, room.length);
                socket.receive(packet);
                if (random.nextDouble() < loss) continue;
                packet.setSocketAddress(packet.getSocketAddress().equals(one) ? other : one);
                socket.send(packet);
                carried.incrementAndGet();
            }
        } catch (IOException e) {
            // Closed: the lane ends.
            socket.close();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
