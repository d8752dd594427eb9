package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.Received;
import io.folkmoot.protocol.packets.Content.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A frame arrives by as few packets as its losses allow. */
class OutgoingTest {
    private static final long REQUEST = 9;

    private static Outgoing parts(int count) {
        return Outgoing.of(REQUEST, true, Bytes.adopt(new byte[count * Part.MAX_BYTES]));
    }

    private static Received received(long parts) {
        return new Received(REQUEST, true, parts);
    }

    private static List<Integer> indexes(List<? extends Content> contents) {
        return contents.stream().map(content -> ((Part) content).index()).toList();
    }

    @Test
    void whatFitsOnePacketIsOneWheneverItIsDue() {
        Outgoing outgoing = Outgoing.of(REQUEST, false, Bytes.adopt(new byte[Whole.MAX_FRAME]));
        assertThat(outgoing.due()).isEqualTo(List.of(new Whole(outgoing.frame())));
        assertThat(outgoing.acknowledge(received(-1))).isEmpty();
        assertThat(outgoing.due()).isEqualTo(List.of(new Whole(outgoing.frame())));
    }

    @Test
    void oneByteMoreIsTwoParts() {
        Outgoing outgoing = Outgoing.of(REQUEST, false, Bytes.adopt(new byte[Whole.MAX_FRAME + 1]));
        assertThat(indexes(outgoing.due())).containsExactly(0, 1);
    }

    @Test
    void onlyWhatIsMissingGoesAgain() {
        Outgoing outgoing = parts(5);
        outgoing.due();
        assertThat(outgoing.acknowledge(received(0b1010))).isEmpty();
        assertThat(indexes(outgoing.due())).containsExactly(0, 2, 4);
    }

    @Test
    void onceAllHasArrivedTheLastAsksForTheAnswerAgain() {
        Outgoing outgoing = parts(3);
        outgoing.due();
        outgoing.acknowledge(received(0b111));
        assertThat(indexes(outgoing.due())).containsExactly(2);
    }

    @Test
    void aGapOfMoreThanThreeIsRepairedOnceARound() {
        Outgoing outgoing = parts(10);
        outgoing.due();
        assertThat(outgoing.acknowledge(received(0b1110))).isEmpty();
        assertThat(indexes(outgoing.acknowledge(received(0b10000)))).containsExactly(0);
        assertThat(outgoing.acknowledge(received(0b110000))).isEmpty();
        assertThat(indexes(outgoing.acknowledge(received(1L << 9)))).isEmpty();
        assertThat(indexes(outgoing.due())).containsExactly(0, 6, 7, 8);
        assertThat(indexes(outgoing.acknowledge(received(1L << 9)))).containsExactly(0);
    }

    @Test
    void aPeerThatHasNothingOfItIsSentAllOfIt() {
        Outgoing outgoing = parts(4);
        outgoing.due();
        outgoing.acknowledge(received(0b0111));
        assertThat(outgoing.acknowledge(received(0))).isEmpty();
        assertThat(indexes(outgoing.due())).containsExactly(0, 1, 2, 3);
        outgoing.acknowledge(received(0b1111));
        outgoing.forget();
        assertThat(indexes(outgoing.due())).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whateverIsSaidToHaveArrivedEachPartGoesAtMostTwiceARound() {
        long seed = 31;
        SplittableRandom dice = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            Outgoing outgoing = parts(dice.nextInt(2, Part.MAX_COUNT + 1));
            List<Integer> sent = new ArrayList<>(indexes(outgoing.due()));
            for (int i = 0; i < 50; i++) {
                long claim = dice.nextLong();
                // Few bits as well as many.
                if (dice.nextBoolean()) claim &= dice.nextLong();
                sent.addAll(indexes(outgoing.acknowledge(received(claim))));
            }
            for (int index : sent)
                assertThat(sent.stream().filter(other -> other == index).count())
                        .as("seed %s, round %s, part %s", seed, round, index)
                        .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void throughAnyLossAndOrderTheFrameArrivesOnceAndAsItWas() {
        long seed = 32;
        SplittableRandom dice = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            byte[] frame = new byte[dice.nextInt(Whole.MAX_FRAME + 1, 17 << 10)];
            dice.nextBytes(frame);
            Outgoing outgoing = Outgoing.of(REQUEST, false, Bytes.adopt(frame));
            assertThat(travel(outgoing, new Assemblies(17 << 10), dice))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(outgoing.frame());
        }
    }

    private static Bytes travel(Outgoing outgoing, Assemblies assemblies, SplittableRandom dice) {
        double loss = dice.nextDouble(0.8);
        for (int turn = 0; turn < 1_000; turn++) {
            List<Content> wire = new ArrayList<>(outgoing.due());
            while (!wire.isEmpty()) {
                Content content = wire.remove(dice.nextInt(wire.size()));
                if (dice.nextDouble() < loss || !(content instanceof Part part)) continue;
                Assemblies.Step step = assemblies.add(part, turn);
                if (step.frame() != null) return step.frame();
                for (Received received : step.tell())
                    if (dice.nextDouble() >= loss) wire.addAll(outgoing.acknowledge(received));
            }
        }
        throw new AssertionError("a frame that never arrives");
    }
}
