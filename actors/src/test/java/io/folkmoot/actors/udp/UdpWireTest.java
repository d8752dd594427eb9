package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.SigningKey;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets over the real loopback, on the system's own polling and on the portable one. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class UdpWireTest {
    private static final SigningKey KEY = SigningKey.generate(new SplittableRandom(1));
    private static final String V4 = "127.0.0.1";
    private static final String V6 = "::1";

    private final IoThreads threads;
    private final List<Wire> open = new ArrayList<>();

    UdpWireTest(boolean systemsOwn) {
        threads = systemsOwn ? IoThreads.start(2) : IoThreads.portable(2);
    }

    @AfterEach
    void close() {
        open.forEach(Wire::close);
        threads.close();
    }

    private Wire wire(String ip, int port) throws IOException {
        Wire wire = UdpWire.open(
                new UdpWire.Settings(Optional.of(InetAddress.getByName(ip)), port, threads, QuicLibrary.NATIVE), KEY);
        open.add(wire);
        return wire;
    }

    private Wire everywhere() throws IOException {
        Wire wire = UdpWire.open(UdpWire.Settings.everywhere(0, threads), KEY);
        open.add(wire);
        return wire;
    }

    private static Direct at(String ip, Wire wire) {
        return new Direct(Address.of(new InetSocketAddress(ip, wire.local().port())));
    }

    private static byte[] packet(int length, int filler) {
        byte[] packet = new byte[length];
        for (int i = 0; i < length; i++) packet[i] = (byte) ((filler + i) & 0x3f);
        return packet;
    }

    @Test
    void aPacketArrivesAsItWasSentAndSaysWhereItCameFrom() throws Exception {
        Wire alice = wire(V4, 0);
        Wire bob = wire(V4, 0);
        Inbox atAlice = new Inbox();
        alice.listen(atAlice);
        bob.listen(bob::send);

        alice.send(at(V4, bob), packet(1232, 8));

        Inbox.Arrival echo = atAlice.next();
        assertThat(echo.from()).isEqualTo(new Direct(bob.local()));
        assertThat(echo.packet().toArray()).isEqualTo(packet(1232, 8));
        Eventually.holds("both are counted", () -> alice.counts().packetsOut() == 1);
        assertThat(alice.counts().bytesIn()).isEqualTo(1232);
        assertThat(alice.counts().bytesOut()).isEqualTo(1232);
        assertThat(alice.counts().refused()).isZero();
    }

    @Test
    void aSenderOfTheOldFamilyIsSoNamedByASocketOfBoth() throws Exception {
        Wire alice = wire(V4, 0);
        Wire bob = everywhere();
        Inbox atBob = new Inbox();
        bob.listen(atBob);

        alice.send(at(V4, bob), packet(17, 8));

        assertThat(atBob.next().from()).isEqualTo(new Direct(alice.local()));
    }

    @Test
    void packetsGoOverIpv6WhereThereIsOne() throws Exception {
        assumeThat(has(V6)).isTrue();
        Wire alice = wire(V6, 0);
        Wire bob = everywhere();
        Inbox atAlice = new Inbox();
        alice.listen(atAlice);
        bob.listen(bob::send);

        alice.send(at(V6, bob), packet(99, 8));

        assertThat(atAlice.next().from()).isEqualTo(at(V6, bob));
    }

    private static boolean has(String ip) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(ip))) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        Wire first = wire(V4, 0);
        int port = first.local().port();

        assertThatThrownBy(() -> wire(V4, port))
                .isInstanceOf(BindException.class)
                .hasMessageContaining(V4)
                .hasMessageContaining(String.valueOf(port));
    }

    @Test
    void aClosedPortIsFreeAtOnce() throws Exception {
        Wire first = wire(V4, 0);
        int port = first.local().port();
        for (int i = 0; i < 20; i++) {
            first.close();
            first = wire(V4, port);
        }
        assertThat(first.local().port()).isEqualTo(port);
    }

    @Test
    void whatIsSentAfterClosingIsRefusedAndCounted() throws Exception {
        Wire alice = wire(V4, 0);
        alice.close();

        for (int i = 0; i < 3; i++) alice.send(at(V4, alice), packet(17, 8));

        assertThat(alice.counts().refused()).isEqualTo(3);
        assertThat(alice.counts().packetsOut()).isZero();
    }

    @Test
    void whereNoWayLeadsIsRefusedAndCounted() throws Exception {
        Wire alice = wire(V4, 0);

        alice.send(new Direct(Address.of(new InetSocketAddress("2001:db8::1", 9))), packet(17, 8));

        Eventually.holds("the packet is refused", () -> alice.counts().refused() == 1);
    }

    @Test
    void aReceiverThatThrowsHearsTheNextPacket() throws Exception {
        Wire alice = wire(V4, 0);
        Wire bob = wire(V4, 0);
        AtomicLong heard = new AtomicLong();
        bob.listen((from, packet) -> {
            heard.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });

        for (int i = 0; i < 100; i++) alice.send(at(V4, bob), packet(17, 8));

        Eventually.holds("all are heard", () -> heard.get() == 100);
    }

    @Test
    void emptyAndOverlongDatagramsDoNoHarm() throws Exception {
        Wire bob = wire(V4, 0);
        Inbox atBob = new Inbox();
        bob.listen(atBob);
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            InetSocketAddress to = at(V4, bob).address().toSocketAddress();
            stranger.send(new DatagramPacket(new byte[0], 0, to));
            stranger.send(new DatagramPacket(new byte[60_000], 60_000, to));
            stranger.send(new DatagramPacket(packet(5, 8), 5, to));
        }
        assertThat(atBob.next().packet().length())
                .as("cut, and longer than any packet")
                .isGreaterThan(1232);
        assertThat(atBob.next().packet().toArray()).isEqualTo(packet(5, 8));
    }

    @Test
    void everyPacketOfABurstIsEitherSentOrRefused() throws Exception {
        int each = 25_000;
        Wire alice = wire(V4, 0);
        Wire bob = wire(V4, 0);
        AtomicLong wrong = new AtomicLong();
        bob.listen((from, packet) -> {
            if (packet.length != 200 || packet[1] != packet(200, packet[0])[1]) wrong.incrementAndGet();
        });
        long start = System.nanoTime();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int filler = 8 + i;
            senders.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < each; n++) alice.send(at(V4, bob), packet(200, filler));
            }));
        }
        for (Thread sender : senders) sender.join();

        Eventually.holds(
                "each is accounted for",
                () -> alice.counts().packetsOut() + alice.counts().refused() == 4L * each);
        Eventually.holds(
                "most arrive", () -> bob.counts().packetsIn() > alice.counts().packetsOut() / 2);
        System.out.printf(
                "burst: %d sent, %d refused, %d received, %d ms%n",
                alice.counts().packetsOut(),
                alice.counts().refused(),
                bob.counts().packetsIn(),
                (System.nanoTime() - start) / 1_000_000);
        assertThat(wrong.get()).isZero();
    }
}
