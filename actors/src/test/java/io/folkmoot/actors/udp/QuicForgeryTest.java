package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.frames.Address;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Somebody writes the address of a peer with a session on first packets of QUIC. */
class QuicForgeryTest {
    private static final int FORGED = 4;
    private static final int PATIENCE_MILLIS = 5_000;
    /** As long as a server would take to answer, many times over. */
    private static final int SILENCE_MILLIS = 700;

    @Test
    void aForgedFirstPacketGetsLessThanItBroughtAndTakesNoPlace() throws Exception {
        try (IoThreads threads = IoThreads.start(2);
                Mate server = new Mate(1, threads);
                Mate victim = new Mate(2, threads);
                Mate forger = new Mate(3, threads);
                DatagramSocket catcher = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket victims = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            forger.route(server, addressOf(catcher));
            forger.open(server, Ear.eager());
            catcher.setSoTimeout(PATIENCE_MILLIS);
            byte[] initial = receive(catcher);
            server.streams().route(victim.key(), new Direct(addressOf(victims)));
            // Answers come in the order of calls: once this is counted, the route is there.
            assertThat(connections(server, victim)).isZero();
            for (int i = 0; i < FORGED; i++)
                victims.send(new DatagramPacket(
                        initial, initial.length, server.address().toSocketAddress()));
            assertThat(bytesUntilSilence(victims)).isBetween(1L, (long) FORGED * initial.length);
            assertThat(connections(server, victim)).isZero();
        }
    }

    private static int connections(Mate at, Mate of) {
        return ((QuicStreams) at.streams())
                .count(of.key(), peer -> peer.connections().size());
    }

    private static long bytesUntilSilence(DatagramSocket socket) throws Exception {
        socket.setSoTimeout(SILENCE_MILLIS);
        long bytes = 0;
        try {
            while (true) bytes += receive(socket).length;
        } catch (SocketTimeoutException silence) {
            return bytes;
        }
    }

    private static byte[] receive(DatagramSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static Address addressOf(DatagramSocket socket) {
        return Address.of((InetSocketAddress) socket.getLocalSocketAddress());
    }
}
