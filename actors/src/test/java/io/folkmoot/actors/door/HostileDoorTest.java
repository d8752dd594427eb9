package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.PacketType;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million packets from anywhere, damaged and not: none throws, and each is accounted for once. */
class HostileDoorTest {
    private static final int PACKETS = Integer.getInteger("folkmoot.fuzz.inputs", 1_000_000);
    private static final long SEED = Long.getLong("folkmoot.fuzz.seed", Threshold.SEED);
    private static final int SOURCES = 64;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Mutations mutations = new Mutations(random);
    private final Threshold at = new Threshold(tight());

    private long in;
    private long hellos;

    /** So few answers that their limit is met too. */
    private static Door.Settings tight() {
        Door.Settings usual = Door.Settings.defaults();
        Rate few = new Rate(5_000, 50);
        return new Door.Settings(
                usual.stranger(), usual.proven(), usual.local(), usual.sources(), few, usual.cookieLife());
    }

    @Test
    void nothingThatComesMakesTheDoorThrowOrLoseCount() {
        for (int i = 0; i < PACKETS; i++) {
            shuffle();
            byte[] packet = mutations.next();
            in += packet.length;
            try {
                at.receive(source(), packet);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + " packet " + i, e);
            }
            for (Outbox.Letter answer : at.wire.take())
                if (PacketType.of(answer.packet()) == PacketType.HELLO_ANSWER) hellos++;
        }
        System.out.printf(
                Locale.ROOT,
                "hostile: %d packets, seed %d, %d taken, %d hellos answered, %d bytes in, %d out, dropped %s%n",
                PACKETS,
                SEED,
                at.rooms.taken(),
                hellos,
                in,
                at.wire.bytes(),
                at.door.drops().snapshot());
        assertThat(at.rooms.taken() + hellos + at.dropped()).as("seed %d", SEED).isEqualTo(PACKETS);
        assertThat(at.wire.bytes()).as("seed %d", SEED).isLessThanOrEqualTo(in);
        assertThat(at.door.drops().snapshot().values()).as("every way was gone").allMatch(count -> count > 0);
    }

    private void shuffle() {
        at.pass(Duration.ofNanos(random.nextLong(20_000)));
        if (random.nextInt(1_000) != 0) return;
        at.pass(Duration.ofSeconds(random.nextInt(30)));
        at.rooms.busy = random.nextBoolean();
        at.rooms.full = random.nextInt(4) == 0;
        at.rooms.ids.clear();
        if (random.nextBoolean()) at.rooms.ids.add(Packets.ID);
    }

    private Path source() {
        if (random.nextBoolean()) return Packets.direct(random.nextInt(SOURCES), 1 + random.nextInt(2));
        return Packets.direct(random.nextInt(), 1 + random.nextInt(65_535));
    }

    @Test
    void aCookieIsNeverFoundByTrying() {
        at.rooms.busy = true;
        byte[] init = Packets.of(PacketType.INIT);
        for (int i = 0; i < 100_000; i++) {
            for (int b = Layout.COOKIE; b < Layout.COOKIE + 16; b++) init[b] = (byte) random.nextInt();
            at.receive(Packets.ALICE, init);
        }
        assertThat(at.rooms.admitted).isZero();
        assertThat(at.wire.take()).allMatch(letter -> isChallenge(letter.packet()));
    }

    private static boolean isChallenge(byte[] packet) {
        try {
            return CookieChallenge.read(packet).receiver() == Packets.ID;
        } catch (MalformedException e) {
            return false;
        }
    }
}
