package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.packets.PacketType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Nobody who has proved nothing gets more bytes than came from there, packet by packet. */
class AmplificationTest {
    private static final int MUTATED = 10_000;
    private static final String ROW = "%-22s | %8d | %8d | %6.3f%n";

    @Test
    void noAnswerIsLargerThanWhatItAnswers() {
        System.out.printf(Locale.ROOT, "%-22s | %8s | %8s | %6s%n", "packet", "in", "out", "ratio");
        for (PacketType type : PacketType.values()) {
            row(type.toString(), type, threshold(false));
            if (type == PacketType.INIT) row(type + " when busy", type, threshold(true));
        }
        row("TRANSPORT, shortest", Packets.transport(34), threshold(false));
    }

    private static Threshold threshold(boolean busy) {
        Threshold at = new Threshold();
        at.rooms.busy = busy;
        return at;
    }

    private static void row(String name, PacketType type, Threshold at) {
        row(name, Packets.of(type), at);
    }

    private static void row(String name, byte[] packet, Threshold at) {
        at.receive(Packets.ALICE, packet);
        System.out.printf(Locale.ROOT, ROW, name, packet.length, at.wire.bytes(), ratio(packet.length, at));
        assertThat(ratio(packet.length, at)).as(name).isLessThanOrEqualTo(1.0);
    }

    private static double ratio(long in, Threshold at) {
        return at.wire.bytes() / (double) in;
    }

    @Test
    void norIsAnyAnswerToADamagedPacket() {
        SplittableRandom random = new SplittableRandom(Threshold.SEED);
        Mutations mutations = new Mutations(random);
        Threshold at = new Threshold();
        long in = 0;
        for (int i = 0; i < MUTATED; i++) {
            at.pass(Duration.ofMillis(1));
            at.rooms.busy = random.nextBoolean();
            Path from = Packets.direct(random.nextInt(), Packets.PORT);
            byte[] packet = mutations.next();
            int length = packet.length;
            at.receive(from, packet);
            in += length;
            List<Outbox.Letter> answers = at.wire.take();
            assertThat(answers).as("seed %d packet %d", Threshold.SEED, i).hasSizeLessThanOrEqualTo(1);
            for (Outbox.Letter answer : answers) {
                assertThat(answer.to()).isEqualTo(from);
                assertThat(answer.packet().length)
                        .as("seed %d packet %d of %d bytes", Threshold.SEED, i, length)
                        .isLessThanOrEqualTo(length);
            }
        }
        System.out.printf(Locale.ROOT, ROW, MUTATED + " mutated", in, at.wire.bytes(), ratio(in, at));
        assertThat(at.wire.packets())
                .as("most damage is where the door does not look")
                .isGreaterThan(MUTATED / 10);
    }
}
