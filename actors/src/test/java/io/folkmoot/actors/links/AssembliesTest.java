package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.Received;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies in parts come together in any order, and unfinished ones take no more than their places. */
class AssembliesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MAX_FRAME = 17 << 10;

    private final Assemblies assemblies = new Assemblies(MAX_FRAME);

    private static Part part(long request, int index, int count, String bytes) {
        return new Part(request, false, index, count, Bytes.utf8(bytes));
    }

    private static Part full(long request, int index, int count) {
        return new Part(request, false, index, count, Bytes.adopt(new byte[Part.MAX_BYTES]));
    }

    @Test
    void partsComeTogetherInAnyOrder() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
        SplittableRandom dice = new SplittableRandom(41);
        for (int round = 0; round < 100; round++) {
            Collections.shuffle(order, new Random(dice.nextLong()));
            Bytes whole = null;
            for (int index : order) {
                assertThat(whole).as("after %s parts of %s", index, order).isNull();
                whole = assemblies
                        .add(part(round, index, 8, "part" + index + ";"), 0)
                        .frame();
            }
            assertThat(whole).isEqualTo(Bytes.utf8("part0;part1;part2;part3;part4;part5;part6;part7;"));
        }
    }

    @Test
    void eachPartIsAcknowledgedWithAllThatHaveCome() {
        assertThat(assemblies.add(part(1, 2, 3, "c"), 0).tell()).containsExactly(new Received(1, false, 0b100));
        assertThat(assemblies.add(part(1, 0, 3, "a"), 0).tell()).containsExactly(new Received(1, false, 0b101));
        Assemblies.Step again = assemblies.add(part(1, 0, 3, "a"), 0);
        assertThat(again.tell()).containsExactly(new Received(1, false, 0b101));
        assertThat(again.frame()).isNull();
        Assemblies.Step last = assemblies.add(part(1, 1, 3, "b"), 0);
        assertThat(last.tell()).containsExactly(new Received(1, false, 0b111));
        assertThat(last.frame()).isEqualTo(Bytes.utf8("abc"));
    }

    @Test
    void partsThatContradictEachOtherEndTheirBody() {
        assemblies.add(part(1, 0, 3, "a"), 0);
        assertThat(assemblies.add(part(1, 0, 3, "b"), 0).taken()).isFalse();
        assertThat(assemblies.add(part(1, 1, 3, "b"), 0).tell()).containsExactly(new Received(1, false, 0b010));
        assertThat(assemblies.add(part(1, 2, 4, "c"), 0).taken()).isFalse();
        assertThat(assemblies.add(part(1, 2, 3, "c"), 0).tell()).containsExactly(new Received(1, false, 0b100));
    }

    @Test
    void aBodyOverTheLimitIsNotGathered() {
        int over = MAX_FRAME / Part.MAX_BYTES + 1;
        for (int i = 0; i < over - 1; i++)
            assertThat(assemblies.add(full(1, i, 64), 0).taken()).isTrue();
        assertThat(assemblies.add(full(1, over - 1, 64), 0).taken()).isFalse();
        assertThat(assemblies.add(full(1, over, 64), 0).tell()).containsExactly(new Received(1, false, 1L << over));
    }

    @Test
    void requestsAndAnswersOfTheSameNumberAreKeptApart() {
        assemblies.add(part(1, 0, 2, "a"), 0);
        Part answer = new Part(1, true, 1, 2, Bytes.utf8("b"));
        assertThat(assemblies.add(answer, 0).tell()).containsExactly(new Received(1, true, 0b10));
    }

    @Test
    void oneRequestTooManyWaitsUntilAPlaceIsAbandoned() {
        for (int i = 0; i < Assemblies.MOST_REQUESTS; i++) assemblies.add(part(i, 0, 2, "a"), i);
        int more = Assemblies.MOST_REQUESTS;
        Assemblies.Step refused = assemblies.add(part(more, 0, 2, "a"), 4 * SECOND);
        assertThat(refused.taken()).isFalse();
        assertThat(refused.tell()).isEmpty();
        // Whoever still sends keeps its place.
        assemblies.add(part(0, 0, 2, "a"), 4 * SECOND);
        assertThat(assemblies.add(part(more, 0, 2, "a"), 5 * SECOND).tell())
                .containsExactly(new Received(more, false, 0b01), new Received(1, false, 0));
        assertThat(assemblies.add(part(0, 1, 2, "b"), 5 * SECOND).frame()).isEqualTo(Bytes.utf8("ab"));
    }

    @Test
    void aFinishedRequestFreesItsPlace() {
        for (int i = 0; i < 10 * Assemblies.MOST_REQUESTS; i++) {
            assertThat(assemblies.add(part(i, 1, 2, "b"), 0).taken()).isTrue();
            assertThat(assemblies.add(part(i, 0, 2, "a"), 0).frame()).isEqualTo(Bytes.utf8("ab"));
        }
    }

    @Test
    void anAnswerNobodyWaitsForIsForgotten() {
        assemblies.add(new Part(1, true, 0, 2, Bytes.utf8("a")), 0);
        assemblies.forgetAnswer(1);
        assertThat(assemblies.add(new Part(1, true, 1, 2, Bytes.utf8("b")), 0).frame())
                .isNull();
    }

    @Test
    void anotherLifeOfThePeerBeginsAnew() {
        assemblies.add(part(1, 0, 2, "a"), 0);
        assemblies.clear();
        assertThat(assemblies.add(part(1, 1, 2, "b"), 0).frame()).isNull();
    }
}
