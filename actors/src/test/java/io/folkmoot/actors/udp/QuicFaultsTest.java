package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.SigningKey;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams where the network, the peer or the reader misbehaves. */
class QuicFaultsTest {
    private static final QuicLimits HASTY = new QuicLimits(256, 4, 128, Duration.ofMillis(500), Duration.ofMillis(300));

    private final IoThreads threads = IoThreads.start(2);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) each.close();
        threads.close();
    }

    private Mate mate(long seed) throws IOException {
        return mate(seed, QuicLimits.USUAL);
    }

    private Mate mate(long seed, QuicLimits limits) throws IOException {
        Mate mate = new Mate(seed, threads, limits);
        open.add(mate);
        return mate;
    }

    private Lane lane(Mate one, Mate other, double loss, long seed) throws IOException {
        Lane lane = new Lane(one, other, loss, seed);
        open.add(lane);
        return lane;
    }

    @Test
    void aPeerOfAnotherKeyIsRefusedByWhoDials() throws Exception {
        Mate alice = mate(1);
        Mate mallory = mate(2);
        Mate bob = mate(3);
        alice.route(bob, mallory.address());
        mallory.route(alice);

        Ear ear = alice.open(bob, Ear.eager());

        assertThat(ear.whyBroken()).contains("not reached");
        assertThat(ear.isOpen()).isFalse();
        assertThat(mallory.hasAccepted()).isFalse();
    }

    @Test
    void aPeerOfAnotherKeyIsRefusedByWhoIsDialled() throws Exception {
        Mate alice = mate(1);
        Mate mallory = mate(2);
        Mate bob = mate(3);
        mallory.route(bob);
        bob.route(alice, mallory.address());

        Ear ear = mallory.open(bob, Ear.eager());

        assertThat(ear.whyBroken()).contains("refused");
        assertThat(bob.hasAccepted()).isFalse();
        Eventually.holds("nothing is kept of it", () -> QuicProbe.connections(bob, alice) == 0);
    }

    @Test
    void aPeerThatDoesNotAnswerBreaksTheStreamInTime() throws Exception {
        Mate alice = mate(1, HASTY);
        Mate bob = mate(2);
        alice.route(bob);

        Ear ear = alice.open(bob, Ear.eager());

        assertThat(ear.whyBroken()).isNotEmpty();
        assertThat(ear.isOpen()).isFalse();
        Eventually.holds("nothing is kept of it", () -> QuicProbe.connections(alice, bob) == 0);
    }

    @Test
    void anUnknownSourceGetsNoAnswerToQuic() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        try (DatagramSocket tap = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            alice.route(bob, Address.of((InetSocketAddress) tap.getLocalSocketAddress()));
            alice.open(bob, Ear.eager());
            DatagramPacket initial = new DatagramPacket(new byte[2048], 2048);
            tap.setSoTimeout(5000);
            tap.receive(initial);
            assertThat(initial.getLength()).isBetween(1200, 1232);

            initial.setSocketAddress(bob.address().toSocketAddress());
            tap.send(initial);
            assertThat(answers(tap, initial.getSocketAddress())).isZero();

            // The same packet is answered once its source is known.
            bob.route(alice, Address.of((InetSocketAddress) tap.getLocalSocketAddress()));
            Eventually.holds("the route is there", () -> QuicProbe.connections(bob, alice) == 0);
            tap.send(initial);
            assertThat(answers(tap, initial.getSocketAddress())).isPositive();
        }
    }

    private static int answers(DatagramSocket tap, SocketAddress from) throws IOException {
        int answers = 0;
        tap.setSoTimeout(300);
        try {
            for (int i = 0; i < 20; i++) {
                DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                tap.receive(packet);
                if (packet.getSocketAddress().equals(from)) answers++;
            }
        } catch (SocketTimeoutException e) {
            return answers;
        }
        return answers;
    }

    @Test
    void aTransferGoesOnWhileItsPathChangesAgainAndAgain() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        Lane first = lane(alice, bob, 0, 1);
        Lane second = lane(alice, bob, 0, 2);
        alice.route(bob);
        bob.route(alice);
        bob.listenWith(Ear::patient);
        Ear ear = alice.open(bob, Ear.eager());
        Thread writer = Thread.ofPlatform().start(() -> written(ear, 20 << 20));
        Ear heard = bob.accepted();

        int step = 1 << 20;
        for (int turn = 1; turn <= 20; turn++) {
            long due = (long) turn * step;
            heard.request(step);
            Eventually.holds("the transfer goes on", () -> heard.received() == due);
            Lane next = turn % 2 == 0 ? first : second;
            if (turn % 3 == 0) {
                alice.route(bob);
                bob.route(alice);
            } else {
                alice.route(bob, next.address());
                bob.route(alice, next.address());
            }
        }
        writer.join();

        heard.all();
        assertThat(first.carried()).isPositive();
        assertThat(second.carried()).isPositive();
        assertThat(QuicProbe.connections(alice, bob)).isEqualTo(1);
        assertThat(QuicProbe.connections(bob, alice)).isEqualTo(1);
    }

    private static Bytes written(Ear ear, int length) {
        try {
            return Writing.all(ear, length, length);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void packetsOverThePathsBeforeAreStillThePeers() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        alice.route(bob);
        bob.route(alice);
        bob.listenWith(Ear::echo);
        Ear ear = alice.open(bob, Ear.eager());
        ear.stream().write(Bytes.utf8("hello"));
        Eventually.holds("the greeting came back", () -> ear.received() == 5);

        Lane lane = lane(alice, bob, 0, 1);
        alice.route(bob, lane.address());
        alice.route(bob);
        bob.route(alice, lane.address());
        Bytes sent = Writing.all(ear, 9, 1 << 20);

        Eventually.holds("all came back", () -> ear.received() == 5 + (1 << 20));
        assertThat(sent).isNotNull();
        assertThat(lane.carried()).isPositive();
    }

    @Tag("slow")
    @Test
    void twentyStreamsArriveIntactThoughAThirdOfAllPacketsIsLost() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        Lane lane = lane(alice, bob, 0.3, 42);
        alice.route(bob, lane.address());
        bob.route(alice, lane.address());
        bob.listenWith(Ear::echo);

        long start = System.nanoTime();
        List<Ear> ears = new ArrayList<>();
        List<Bytes> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Ear ear = alice.open(bob, Ear.eager());
            ears.add(ear);
            sent.add(Writing.all(ear, i, 100_000));
        }
        for (int i = 0; i < ears.size(); i++)
            assertThat(ears.get(i).all()).as("stream %s", i).isEqualTo(sent.get(i));
        System.out.printf("30 %% lost: 20 x 100 KB there and back in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    @Test
    void aSlowReaderStopsTheWriterAndKeepsLittle() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        alice.route(bob);
        bob.route(alice);
        bob.listenWith(Ear::patient);
        Ear ear = alice.open(bob, Ear.eager());
        byte[] piece = new byte[10_000];
        long accepted = 0;
        boolean more = true;
        // The first time that the queue is full it may still drain into the window of the other end.
        for (int stops = 0; stops < 5; ) {
            more = ear.stream().write(Bytes.copyOf(piece));
            accepted += piece.length;
            if (more) continue;
            int before = ear.writables();
            if (!within(500, () -> ear.writables() > before)) break;
            stops++;
        }

        assertThat(more).isFalse();
        assertThat(accepted).isLessThan(2 << 20);
        Ear heard = bob.accepted();
        assertThat(heard.received()).isZero();
        heard.request(Long.MAX_VALUE / 2);
        long due = accepted;
        Eventually.holds("all of it arrives at last", () -> heard.received() == due);
        assertThat(heard.wrongs()).isZero();
    }

    private static boolean within(long millis, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (long waited = 0; waited < millis; waited += 10) {
            if (condition.getAsBoolean()) return true;
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        return false;
    }

    @Test
    void aWriterThatNeverWaitsIsStopped() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        alice.route(bob);
        bob.route(alice);
        bob.listenWith(Ear::patient);
        Ear ear = alice.open(bob, Ear.eager());

        for (int i = 0; i < 100; i++) ear.stream().write(Bytes.adopt(new byte[100_000]));

        assertThat(ear.whyBroken()).contains("queued");
    }

    @Test
    void openingBreaksAtTheLimitOfStreamsAndGoesOnBelowIt() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        alice.route(bob);
        bob.route(alice);
        bob.listenWith(Ear::echo);
        List<Ear> ears = new ArrayList<>();
        for (int i = 0; i < 128; i++) ears.add(alice.open(bob, Ear.eager()));
        assertThat(alice.open(bob, Ear.eager()).whyBroken()).contains("128 streams");

        for (Ear ear : ears) Writing.all(ear, 1, 10);
        for (Ear ear : ears) assertThat(ear.all()).isNotNull();
        Eventually.holds("all are closed", () -> QuicProbe.streams(alice, bob) == 0);

        Ear next = alice.open(bob, Ear.eager());
        Bytes sent = Writing.all(next, 2, 10);
        assertThat(next.all()).isEqualTo(sent);
    }

    @Test
    void aQuietConnectionEndsAndOneWithAStreamStays() throws Exception {
        Mate alice = mate(1, HASTY);
        Mate bob = mate(2, HASTY);
        Mate carol = mate(3, HASTY);
        for (Mate other : List.of(bob, carol)) {
            alice.route(other);
            other.route(alice);
            other.listenWith(Ear::echo);
        }
        Ear brief = alice.open(bob, Ear.eager());
        Ear silent = alice.open(carol, Ear.eager());
        silent.stream().write(Bytes.utf8("hello"));
        Writing.all(brief, 1, 10);
        assertThat(brief.all()).isNotNull();

        Eventually.holds("the quiet one ends", () -> QuicProbe.connections(alice, bob) == 0);
        assertThat(within(2000, silent::isBroken)).isFalse();
        silent.stream().write(Bytes.utf8("again"));
        Eventually.holds("the other one works", () -> silent.received() == 10);
    }

    @Test
    void theLeastRecentlyUsedConnectionMakesRoom() throws Exception {
        QuicLimits few = new QuicLimits(2, 2, 128, Duration.ofSeconds(5), Duration.ofSeconds(10));
        Mate alice = mate(1, few);
        List<Mate> others = List.of(mate(2), mate(3), mate(4));
        for (Mate other : others) {
            alice.route(other);
            other.route(alice);
            other.listenWith(Ear::echo);
        }
        Ear kept = alice.open(others.get(0), Ear.eager());
        kept.stream().write(Bytes.utf8("hello"));
        Eventually.holds("the greeting came back", () -> kept.received() == 5);
        exchange(alice, others.get(1));
        exchange(alice, others.get(2));

        assertThat(QuicProbe.connections(alice, others.get(0))).isEqualTo(1);
        assertThat(QuicProbe.connections(alice, others.get(1))).isZero();
        Ear also = alice.open(others.get(2), Ear.eager());
        assertThat(also.stream()).isNotNull();
        assertThat(alice.open(others.get(1), Ear.eager()).whyBroken()).contains("in use");
        assertThat(kept.isBroken()).isFalse();
    }

    private static void exchange(Mate one, Mate other) throws InterruptedException {
        Ear ear = one.open(other, Ear.eager());
        Bytes sent = Writing.all(ear, 1, 100);
        assertThat(ear.all()).isEqualTo(sent);
        Eventually.holds("it is closed", () -> QuicProbe.streams(one, other) == 0);
    }

    @Test
    void streamsThatAreResetOverAndOverCostAConnectionAndNoMore() throws Exception {
        Mate alice = mate(1);
        Mate bob = mate(2);
        alice.route(bob);
        bob.route(alice);
        for (int i = 0; i < 2500; i++) {
            Ear ear = alice.open(bob, Ear.patient());
            ear.stream().reset();
        }
        bob.listenWith(Ear::echo);
        exchange(alice, bob);
    }

    @Test
    void withoutTheLibraryPacketsPassAndStreamsBreak() throws Exception {
        Mate alice = mate(1);
        UdpWire.Settings settings =
                new UdpWire.Settings(Optional.of(InetAddress.getLoopbackAddress()), 0, threads, QuicLibrary.ABSENT);
        UdpWire plain = UdpWire.open(settings, SigningKey.generate(new SplittableRandom(9)));
        open.add(plain);
        Inbox inbox = new Inbox();
        alice.wire().listen(inbox);

        assertThat(alice.streams().available()).isTrue();
        assertThat(plain.streams().available()).isFalse();
        plain.streams().listen((peer, stream) -> Ear.eager());
        plain.streams().route(alice.key(), new Direct(alice.address()));
        Ear ear = Ear.eager();
        plain.streams().open(alice.key(), ear);
        assertThat(ear.whyBroken()).contains("switched off");
        plain.streams().unroute(alice.key());
        plain.send(new Direct(alice.address()), new byte[] {8});
        assertThat(inbox.next().packet()).isEqualTo(Bytes.hex("08"));
    }
}
