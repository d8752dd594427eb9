package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.netty.handler.codec.quic.Quic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams over the real loopback, both roles of QUIC on each port. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class QuicStreamsTest {
    private static final int MEGABYTES = 5 << 20;

    private final IoThreads threads;
    private Mate alice;
    private Mate bob;

    QuicStreamsTest(boolean systemsOwn) throws IOException {
        threads = systemsOwn ? IoThreads.start(2) : IoThreads.portable(2);
        alice = new Mate(1, threads);
        bob = new Mate(2, threads);
    }

    @BeforeEach
    void route() {
        assertThat(Quic.isAvailable()).isTrue();
        alice.route(bob);
        bob.route(alice);
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
        threads.close();
    }

    @Test
    void megabytesArriveIntactBothWaysAtOnceWhilePacketsPass() throws Exception {
        int packets = 1000;
        AtomicInteger echoed = new AtomicInteger();
        bob.wire().listen(bob.wire()::send);
        alice.wire().listen((from, packet) -> {
            if (echoed.incrementAndGet() < packets) alice.wire().send(from, packet);
        });
        Ear fromAlice = alice.open(bob, Ear.eager());
        Ear fromBob = bob.open(alice, Ear.eager());
        for (int i = 0; i < 10; i++) alice.wire().send(new Direct(bob.address()), new byte[] {8, 1, 2});

        List<Bytes> sent = new ArrayList<>();
        Thread second = Thread.ofPlatform().start(() -> sent.add(written(fromBob, 2)));
        Bytes first = Writing.all(fromAlice, 1, MEGABYTES);
        second.join();

        assertThat(bob.accepted().all()).isEqualTo(first);
        assertThat(alice.accepted().all()).isEqualTo(sent.getFirst());
        Eventually.holds("packets passed meanwhile", () -> echoed.get() >= packets);
    }

    private static Bytes written(Ear ear, long seed) {
        try {
            return Writing.all(ear, seed, MEGABYTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneStreamCarriesBytesThereAndBack() throws Exception {
        bob.listenWith(Ear::echo);
        Ear ear = alice.open(bob, Ear.eager());

        Bytes sent = Writing.all(ear, 3, MEGABYTES);

        assertThat(ear.all()).isEqualTo(sent);
    }

    @Test
    void theFirstConnectionServesBothDirections() throws Exception {
        Ear there = alice.open(bob, Ear.eager());
        Writing.all(there, 4, 100);
        bob.accepted().all();
        Ear back = bob.open(alice, Ear.eager());
        Writing.all(back, 5, 100);
        alice.accepted().all();

        assertThat(QuicProbe.connections(alice, bob)).isEqualTo(1);
        assertThat(QuicProbe.connections(bob, alice)).isEqualTo(1);
    }

    @Test
    void manyStreamsOneAfterAnotherAreAllServed() throws Exception {
        bob.listenWith(Ear::echo);
        for (int i = 0; i < 500; i++) {
            Ear ear = alice.open(bob, Ear.eager());
            Bytes sent = Writing.all(ear, i, 300);
            assertThat(ear.all()).as("stream %s", i).isEqualTo(sent);
        }
        Eventually.holds("all are closed", () -> QuicProbe.streams(alice, bob) == 0);
        Eventually.holds("all are closed", () -> QuicProbe.streams(bob, alice) == 0);
    }

    @Test
    void aListenerGetsNoByteMoreThanItAskedForAndTheEndWithoutAsking() throws Exception {
        bob.listenWith(Ear::patient);
        Ear ear = alice.open(bob, Ear.eager());
        Bytes sent = Writing.all(ear, 6, 100_000);
        Ear heard = bob.accepted();

        for (int asked = 1; asked <= 1000; asked += 333) {
            int due = asked;
            heard.request(asked - heard.received());
            Eventually.holds("as many as asked for", () -> heard.received() == due);
        }
        heard.request(100_000 - heard.received());

        assertThat(heard.all()).isEqualTo(sent);
    }

    @Test
    void aResetBreaksTheStreamAtTheOtherEnd() throws Exception {
        Ear ear = alice.open(bob, Ear.eager());
        assertThat(ear.stream().write(Bytes.utf8("hello"))).isTrue();
        Ear heard = bob.accepted();
        Eventually.holds("the greeting came", () -> heard.received() == 5);

        ear.stream().reset();

        assertThat(heard.whyBroken()).contains("reset");
        assertThat(heard.hasEnded()).isFalse();
        assertThat(ear.isBroken()).isFalse();
        Eventually.holds("both forget it", () -> QuicProbe.streams(alice, bob) + QuicProbe.streams(bob, alice) == 0);
    }

    @Test
    void unroutingBreaksStreamsOnBothSides() throws Exception {
        Ear ear = alice.open(bob, Ear.eager());
        ear.stream().write(Bytes.utf8("hello"));
        Ear heard = bob.accepted();

        alice.streams().unroute(bob.key());

        assertThat(ear.whyBroken()).contains("no session");
        assertThat(heard.whyBroken()).contains("closed");
        assertThat(alice.open(bob, Ear.eager()).whyBroken()).contains("no session");
    }

    @Test
    void closingTheWireBreaksStreamsOnBothSides() throws Exception {
        Ear ear = alice.open(bob, Ear.eager());
        ear.stream().write(Bytes.utf8("hello"));
        Ear heard = bob.accepted();

        alice.close();

        assertThat(ear.whyBroken()).contains("closed");
        assertThat(heard.whyBroken()).contains("closed");
        assertThat(alice.open(bob, Ear.eager()).whyBroken()).contains("closed");
    }

    @Test
    void aListenerThatThrowsHarmsNobodyElse() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        bob.listenWith(() -> {
            if (calls.incrementAndGet() == 1) throw new IllegalStateException("on purpose");
            return Ear.echo();
        });
        Ear refused = alice.open(bob, Ear.eager());
        refused.stream().write(Bytes.utf8("hello"));
        assertThat(refused.whyBroken()).contains("reset");

        Ear ear = alice.open(bob, Ear.eager());
        Bytes sent = Writing.all(ear, 7, 1000);
        assertThat(ear.all()).isEqualTo(sent);
    }

    @Test
    void aStreamThatIsOnlyFinishedArrivesAsAnEmptyOne() throws Exception {
        Ear ear = alice.open(bob, Ear.eager());
        Bytes nothing = Writing.all(ear, 8, 0);

        assertThat(bob.accepted().all()).isEqualTo(nothing);
    }
}
