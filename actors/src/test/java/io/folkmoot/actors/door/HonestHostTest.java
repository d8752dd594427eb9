package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.PacketType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/**
 * Honest handshakes while 100,000 forged ones a second arrive: no worse than what the answers that we allow ourselves
 * reach, whether the forged ones come from everywhere or from the honest hosts' own network. Each tries four times.
 */
class HonestHostTest {
    private static final int PER_SECOND = 100_000;
    private static final long STEP = Duration.ofSeconds(1).dividedBy(PER_SECOND).toNanos();
    private static final int HONEST = 1_000;
    private static final int TRIES = 4;

    /** Between two tries of one host come those of all others, and so 20,000 forged packets. */
    private static final int FORGED_BETWEEN = 20;

    private static final int NETWORK = 0x0808_0800;
    private static final int ELSEWHERE = 0x0909_0000;

    private final SplittableRandom random = new SplittableRandom(Threshold.SEED);
    private final byte[] init = Packets.of(PacketType.INIT);

    private record Trying(Path host, int left) {}

    @Test
    void whoIsOutsideTheFloodedNetworkGetsIn() {
        double share = flood("one network, honest outside", 50_000, this::inNetwork, this::elsewhere, false);
        assertThat(share).isEqualTo(1.0);
    }

    @Test
    void whoIsInsideTheFloodedNetworkGetsInWithTheCookiesThatAreSpare() {
        assertThat(flood("one network, honest inside", 50_000, this::inNetwork, this::inNetwork, false))
                .isGreaterThan(0.9);
        assertThat(flood("one network, honest inside", 100_000, this::inNetwork, this::inNetwork, false))
                .isGreaterThan(0.99);
    }

    @Test
    void whoComesToABusyPeerGetsInWithACookie() {
        assertThat(flood("everywhere, peer is busy", 50_000, random::nextInt, this::elsewhere, true))
                .isGreaterThan(0.9);
        assertThat(flood("everywhere, peer is busy", 100_000, random::nextInt, this::elsewhere, true))
                .isGreaterThan(0.99);
    }

    private int inNetwork() {
        return NETWORK + random.nextInt(256);
    }

    /** In one of 256 networks: that many hosts come together from no single one. */
    private int elsewhere() {
        return ELSEWHERE + random.nextInt(1 << 16);
    }

    private double flood(String name, int answers, IntSupplier forged, IntSupplier honest, boolean busy) {
        Threshold at = new Threshold(answering(answers));
        at.rooms.busy = busy;
        at.receive(Packets.direct(NETWORK, 1), init, PER_SECOND);
        Deque<Trying> queue = queue(honest);
        int inside = 0;
        while (!queue.isEmpty()) {
            for (int i = 0; i < FORGED_BETWEEN; i++) forge(at, forged);
            Trying trying = queue.remove();
            if (enters(at, trying.host())) inside++;
            else if (trying.left() > 1) queue.add(new Trying(trying.host(), trying.left() - 1));
        }
        System.out.printf(
                Locale.ROOT, "%-28s | %7d answers/s | %4d of %d honest got in%n", name, answers, inside, HONEST);
        return inside / (double) HONEST;
    }

    private static Door.Settings answering(int answers) {
        Door.Settings usual = Door.Settings.defaults();
        Rate rate = new Rate(answers, answers / 10);
        return new Door.Settings(
                usual.stranger(), usual.proven(), usual.local(), usual.sources(), rate, usual.cookieLife());
    }

    private Deque<Trying> queue(IntSupplier honest) {
        Deque<Trying> queue = new ArrayDeque<>();
        for (int i = 0; i < HONEST; i++)
            queue.add(new Trying(Packets.direct(honest.getAsInt(), 1_000 + random.nextInt(60_000)), TRIES));
        return queue;
    }

    /** Not at a steady pace, which could fall in step with that of the allowances. */
    private void forge(Threshold at, IntSupplier forged) {
        at.pass(Duration.ofNanos(random.nextLong(2 * STEP)));
        at.receive(Packets.direct(forged.getAsInt(), 1), init);
        at.wire.take();
    }

    private boolean enters(Threshold at, Path honest) {
        at.pass(Duration.ofNanos(random.nextLong(2 * STEP)));
        long admitted = at.rooms.admitted;
        at.receive(honest, init);
        for (Outbox.Letter letter : at.wire.take()) at.receive(honest, Packets.init(cookie(letter)));
        return at.rooms.admitted > admitted;
    }

    private static Bytes cookie(Outbox.Letter letter) {
        try {
            return CookieChallenge.read(letter.packet()).cookie();
        } catch (MalformedException e) {
            throw new AssertionError("the door writes what can be read", e);
        }
    }
}
