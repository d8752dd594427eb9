package io.folkmoot.actors.links;

import io.folkmoot.protocol.frames.Address;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A way between two ports through one of its own, which loses, doubles and delays packets as a seed says. */
final class LossyPath implements AutoCloseable {
    private static final double LOSS = 0.3;
    private static final double DOUBLED = 0.1;
    private static final double DELAYED = 0.2;
    /** Enough for a dozen later packets to overtake. */
    private static final int LONGEST_DELAY_NANOS = 5_000_000;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final SocketAddress one;
    private final SocketAddress other;
    private final SplittableRandom dice;
    private final PriorityQueue<Held> held = new PriorityQueue<>(Comparator.comparingLong(Held::due));
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong carried = new AtomicLong();

    private record Held(long due, DatagramPacket packet) {}

    LossyPath(Address one, Address other, long seed) throws IOException {
        this.one = one.toSocketAddress();
        this.other = other.toSocketAddress();
        this.dice = new SplittableRandom(seed);
        socket.setReceiveBufferSize(4 << 20);
        Thread.ofPlatform().daemon().start(this::carry);
    }

    Address address() {
        return Address.of((InetSocketAddress) socket.getLocalSocketAddress());
    }

    long lost() {
        return lost.get();
    }

    long carried() {
        return carried.get();
    }

    private void carry() {
        byte[] room = new byte[2048];
        try {
            while (!socket.isClosed()) {
                sendDue();
                DatagramPacket packet = new DatagramPacket(room, room.length);
                try {
                    socket.setSoTimeout(held.isEmpty() ? 0 : 1);
                    socket.receive(packet);
                } catch (SocketTimeoutException e) {
                    continue;
                }
                take(packet);
            }
        } catch (IOException e) {
            // Closed: the path ends.
            socket.close();
        }
    }

    private void take(DatagramPacket packet) throws IOException {
        if (dice.nextDouble() < LOSS) {
            lost.incrementAndGet();
            return;
        }
        packet.setSocketAddress(packet.getSocketAddress().equals(one) ? other : one);
        boolean delayed = dice.nextDouble() < DELAYED;
        boolean doubled = dice.nextDouble() < DOUBLED;
        if (!delayed) send(packet);
        if (delayed || doubled) hold(packet);
    }

    private void hold(DatagramPacket packet) {
        byte[] copy = Arrays.copyOf(packet.getData(), packet.getLength());
        long due = System.nanoTime() + dice.nextInt(LONGEST_DELAY_NANOS);
        held.add(new Held(due, new DatagramPacket(copy, copy.length, packet.getSocketAddress())));
    }

    private void sendDue() throws IOException {
        long now = System.nanoTime();
        for (Held next = held.peek(); next != null && next.due() <= now; next = held.peek()) {
            held.remove();
            send(next.packet());
        }
    }

    private void send(DatagramPacket packet) throws IOException {
        socket.send(packet);
        carried.incrementAndGet();
    }

    @Override
    public void close() {
        socket.close();
    }
}
