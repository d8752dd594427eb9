package io.folkmoot.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams of two wires in virtual time. */
class StreamsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final PublicKey ANN = key(1);
    private static final PublicKey BOB = key(2);

    private final World world = World.withSeed(21);
    private final SimulatedNetwork network = new SimulatedNetwork(world);
    private final Wire ann = network.open(PacketsTest.address(1), ANN);
    private final Wire bob = network.open(PacketsTest.address(2), BOB);
    private final List<Listening> accepted = new ArrayList<>();
    private long appetite = 1 << 16;

    private static PublicKey key(int owner) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        Arrays.fill(bytes, (byte) owner);
        return new PublicKey(Bytes.adopt(bytes));
    }

    @AfterEach
    void end() {
        assertThat(world.errors()).isEmpty();
        world.close();
    }

    private void route() {
        ann.streams().route(BOB, new Direct(bob.local()));
        bob.streams().route(ANN, new Direct(ann.local()));
    }

    private void bobAccepts() {
        bob.streams().listen((peer, stream) -> {
            assertThat(peer).isEqualTo(ANN);
            Listening listening = new Listening(appetite).accepting(stream);
            accepted.add(listening);
            return listening;
        });
    }

    private Listening open() {
        Listening listening = new Listening(appetite);
        ann.streams().open(BOB, listening);
        assertThat(listening.heard()).isEmpty();
        return listening;
    }

    private Listening opened() {
        route();
        bobAccepts();
        Listening listening = open();
        assertThat(world.runUntil(listening::isOpen, SECOND)).isTrue();
        return listening;
    }

    private Listening taken() {
        assertThat(accepted).hasSize(1);
        return accepted.getFirst();
    }

    private static Bytes random(int length, long seed) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return Bytes.adopt(bytes);
    }

    @Test
    void bytesArriveWholeAndInOrderBothWaysThroughLossAndJitter() {
        network.conditions(Conditions.after(Delay.uniform(Duration.ofMillis(5), Duration.ofMillis(80)))
                .losing(0.1));
        Listening here = opened();
        Bytes forth = random(3_000_000, 1);
        Bytes back = random(70_000, 2);
        for (int at = 0; at < forth.length(); at += 1_000_000)
            here.stream().write(Bytes.copyOf(forth.unsafeArray(), at, 1_000_000));
        here.stream().finish();
        assertThat(world.runUntil(() -> !accepted.isEmpty(), MINUTE)).isTrue();
        taken().stream().write(back);
        taken().stream().finish();
        world.runFor(MINUTE);
        assertThat(taken().bytes()).isEqualTo(forth);
        assertThat(here.bytes()).isEqualTo(back);
        assertThat(taken().heard()).containsExactly("ended");
        assertThat(here.heard()).containsExactly("opened", "ended");
    }

    @Test
    void theFirstStreamWaitsForAHandshakeAndTheNextDoesNot() {
        opened();
        assertThat(world.millis()).isEqualTo(20);
        Listening second = open();
        assertThat(world.runUntil(second::isOpen, SECOND)).isTrue();
        assertThat(world.millis()).isEqualTo(20);
    }

    @Test
    void theAcceptorHearsOfAStreamWithItsFirstBytes() {
        Listening here = opened();
        world.runFor(SECOND);
        assertThat(accepted).isEmpty();
        here.stream().write(Bytes.utf8("hello"));
        world.runFor(SECOND);
        assertThat(taken().bytes()).isEqualTo(Bytes.utf8("hello"));
    }

    @Test
    void nothingIsDeliveredThatWasNotAskedFor() {
        appetite = 0;
        Listening here = opened();
        here.stream().write(random(1000, 3));
        here.stream().finish();
        world.runFor(SECOND);
        assertThat(taken().bytes().length()).isZero();
        taken().stream().request(1);
        taken().stream().request(9);
        world.runFor(SECOND);
        // The listener asks again for what it got.
        assertThat(taken().bytes()).isEqualTo(random(1000, 3));
        assertThat(taken().heard()).containsExactly("ended");
    }

    @Test
    void aReaderThatDoesNotReadStopsTheWriter() {
        appetite = 0;
        Listening here = opened();
        int written = 0;
        Bytes chunk = random(64 * 1024, 4);
        for (boolean more = true; more && written < Lane.QUEUE; written += chunk.length()) {
            more = here.stream().write(chunk);
            world.runFor(SECOND);
        }
        world.runFor(MINUTE);
        assertThat(here.heard()).containsExactly("opened");
        assertThat(written).isEqualTo(Lane.WINDOW + Lane.ENOUGH);
        taken().stream().request(Long.MAX_VALUE);
        world.runFor(MINUTE);
        assertThat(here.heard()).containsExactly("opened", "writable");
        assertThat(taken().bytes().length()).isEqualTo(written);
    }

    @Test
    void aWriterThatGoesOnRegardlessBreaksTheStream() {
        appetite = 0;
        Listening here = opened();
        Bytes chunk = random(1024 * 1024, 5);
        for (int i = 0; i < 5; i++) here.stream().write(chunk);
        world.runFor(SECOND);
        assertThat(here.heard()).containsExactly("opened");
        here.stream().write(Bytes.utf8("!"));
        world.runFor(SECOND);
        assertThat(here.heard()).hasSize(2).last().asString().startsWith("broken: written on past 4194304 bytes");
        assertThat(taken().heard()).containsExactly("broken: closed by the peer");
    }

    @Test
    void theLineTakesItsTime() {
        appetite = Long.MAX_VALUE / 2;
        network.streamBandwidth(100_000);
        Listening here = opened();
        here.stream().write(random(500_000, 6));
        world.runFor(Duration.ofMillis(2510));
        assertThat(taken().bytes().length()).isBetween(230_000, 250_000);
        world.runFor(Duration.ofMillis(2510));
        assertThat(taken().bytes().length()).isEqualTo(500_000);
    }

    @Test
    void aStreamWaitsForTheOtherEndsRoute() {
        bobAccepts();
        ann.streams().route(BOB, new Direct(bob.local()));
        Listening here = open();
        world.runFor(SECOND);
        assertThat(here.heard()).isEmpty();
        bob.streams().route(ANN, new Direct(ann.local()));
        world.runFor(Duration.ofSeconds(3));
        assertThat(here.heard()).containsExactly("opened");
    }

    @Test
    void aWrongKeyNeverAnswers() {
        bobAccepts();
        PublicKey somebodyElse = key(3);
        ann.streams().route(somebodyElse, new Direct(bob.local()));
        bob.streams().route(ANN, new Direct(ann.local()));
        Listening here = new Listening(1);
        ann.streams().open(somebodyElse, here);
        world.runFor(MINUTE);
        assertThat(here.heard()).containsExactly("broken: no answer from " + somebodyElse);
    }

    @Test
    void withoutARouteThereIsNoStream() {
        Listening here = open();
        world.runFor(SECOND);
        assertThat(here.heard()).containsExactly("broken: no session with " + BOB);
    }

    @Test
    void aWireWithoutAnIdentityCarriesNoStreams() {
        Wire plain = network.open(PacketsTest.address(3));
        assertThat(plain.streams().available()).isFalse();
        Listening here = new Listening(1);
        plain.streams().open(BOB, here);
        world.runFor(SECOND);
        assertThat(here.heard()).hasSize(1);
    }

    @Test
    void unroutingBreaksBothEnds() {
        Listening here = talking();
        bob.streams().unroute(ANN);
        world.runFor(SECOND);
        assertThat(taken().heard()).containsExactly("broken: the session is over");
        assertThat(here.heard()).containsExactly("opened", "broken: closed by the peer");
    }

    @Test
    void closingTheWireBreaksBothEnds() {
        Listening here = talking();
        ann.close();
        world.runFor(SECOND);
        assertThat(here.heard()).containsExactly("opened", "broken: the wire is closed");
        assertThat(taken().heard()).containsExactly("broken: closed by the peer");
    }

    @Test
    void aResetIsHeardByThePeerAlone() {
        Listening here = talking();
        here.stream().reset();
        assertThat(here.stream().write(Bytes.utf8("more"))).isFalse();
        world.runFor(SECOND);
        assertThat(here.heard()).containsExactly("opened");
        assertThat(taken().heard()).containsExactly("broken: reset by the peer");
    }

    @Test
    void aShortCutDelaysAndALongOneBreaks() {
        Listening here = talking();
        network.cut(bob.local(), ann.local());
        here.stream().write(Bytes.utf8(" again"));
        world.runFor(Duration.ofSeconds(29));
        assertThat(taken().bytes()).isEqualTo(Bytes.utf8("hello"));
        network.mendAll();
        world.runFor(MINUTE);
        assertThat(taken().bytes()).isEqualTo(Bytes.utf8("hello again"));
        network.cut(ann.local(), bob.local());
        world.runFor(Duration.ofSeconds(31));
        assertThat(here.heard()).containsExactly("opened", "broken: no way to the peer");
        assertThat(taken().heard()).containsExactly("broken: no way to the peer");
    }

    @Test
    void aResetDuringACutIsHeardWhenItEnds() {
        Listening here = talking();
        network.cut(ann.local(), bob.local());
        here.stream().reset();
        world.runFor(Duration.ofSeconds(10));
        assertThat(taken().heard()).isEmpty();
        network.mendAll();
        world.runFor(SECOND);
        assertThat(taken().heard()).containsExactly("broken: reset by the peer");
    }

    @Test
    void aNewPathLeadsOnWithoutABreak() {
        Listening here = talking();
        ann.streams().route(BOB, new Direct(PacketsTest.address(9)));
        here.stream().write(Bytes.utf8("!"));
        world.runFor(Duration.ofSeconds(5));
        assertThat(taken().bytes()).isEqualTo(Bytes.utf8("hello"));
        route();
        world.runFor(MINUTE);
        assertThat(taken().bytes()).isEqualTo(Bytes.utf8("hello!"));
        assertThat(here.heard()).containsExactly("opened");
    }

    private Listening talking() {
        Listening here = opened();
        here.stream().write(Bytes.utf8("hello"));
        world.runFor(SECOND);
        assertThat(taken().bytes()).isEqualTo(Bytes.utf8("hello"));
        return here;
    }
}
