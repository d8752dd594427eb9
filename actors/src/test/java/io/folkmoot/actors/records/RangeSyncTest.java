package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.persistence.records.RecordStore.RangeDigest;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.identity.TableKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is sent is exactly what the other lacks, as a plain difference of two sets has it; and it takes few questions. */
class RangeSyncTest {
    /** Ids by key and id, as a store orders them. */
    private record Place(Bytes key, Bytes id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : id.compareTo(other.id);
        }
    }

    private SplittableRandom random = new SplittableRandom(0);
    private final TreeSet<Place> mine = new TreeSet<>();
    private final TreeSet<Place> theirs = new TreeSet<>();
    private final List<Bytes> pushed = new ArrayList<>();
    private int questions;

    @Test
    void equalSetsTakeOneQuestion() throws MalformedException {
        fill(5_000, 0, 0);
        run(List.of(Block.WHOLE));
        assertThat(questions).isEqualTo(1);
        assertThat(pushed).isEmpty();
    }

    @Test
    void oneDifferenceAmongTenThousandTakesFewQuestions() throws MalformedException {
        fill(10_000, 1, 0);
        run(List.of(Block.WHOLE));
        assertThat(questions).isLessThan(5);
        assertSentWhatTheyLack();
    }

    @Test
    void whateverDiffersIsSentAndNothingElse() throws MalformedException {
        for (int seed = 0; seed < 60; seed++) {
            random = new SplittableRandom(seed);
            mine.clear();
            theirs.clear();
            pushed.clear();
            fill(random.nextInt(3_000), random.nextInt(1 + seed * 20), random.nextInt(1 + seed * 20));
            run(List.of(Block.WHOLE));
            assertSentWhatTheyLack();
        }
    }

    @Test
    void manyRecordsUnderOneKeyAreNamedInSeveralQuestions() throws MalformedException {
        Bytes key = Drafts.random(random, 32);
        for (int i = 0; i < 1_000; i++) {
            Place place = new Place(key, Drafts.random(random, 32));
            mine.add(place);
            if (i % 3 == 0) theirs.add(place);
        }
        run(List.of(Block.WHOLE));
        assertSentWhatTheyLack();
    }

    @Test
    void onlyTheBlocksGivenAreCompared() throws MalformedException {
        fill(1_000, 400, 0);
        List<Block> blocks = Block.WHOLE.parts().subList(3, 7);
        run(blocks);
        assertThat(new TreeSet<>(pushed)).isEqualTo(lacking(blocks));
    }

    @Test
    void whereNothingIsHeldNothingIsAsked() throws MalformedException {
        fill(0, 0, 500);
        run(List.of(Block.WHOLE));
        assertThat(questions).isZero();
    }

    @Test
    void answersThatFitNoQuestionAreRefused() {
        Bytes id = Drafts.random(random, 32);
        Bytes other = Drafts.random(random, 32);
        RangeSync.Ask named = new RangeSync.Ask(Block.WHOLE, id, List.of(id));
        RangeSync.Ask bare = new RangeSync.Ask(Block.WHOLE, id, List.of());
        assertRefused(named, new Answer.Differences(List.of(), List.of(other)), "not named");
        assertRefused(named, new Answer.Differences(List.of(other), List.of()), "1 where 0 are due");
        assertRefused(bare, new Answer.Differences(List.of(other, id), List.of()), "2 where 16 are due");
    }

    private static void assertRefused(RangeSync.Ask step, Answer.Differences answer, String why) {
        RangeSync sync = new RangeSync(List.of(step));
        assertThatThrownBy(() -> sync.answered(step, answer))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    private void fill(int both, int onlyMine, int onlyTheirs) {
        for (int i = 0; i < both; i++) {
            mine.add(place());
        }
        theirs.addAll(mine);
        for (int i = 0; i < onlyMine; i++) mine.add(place());
        for (int i = 0; i < onlyTheirs; i++) theirs.add(place());
    }

    private Place place() {
        return new Place(Drafts.random(random, 32), Drafts.random(random, 32));
    }

    private void run(List<Block> blocks) throws MalformedException {
        questions = 0;
        RangeSync sync = RangeSync.over(blocks);
        while (sync.next().isPresent()) {
            sync = switch (sync.next().get()) {
                case RangeSync.Measure step -> sync.measured(step, digest(mine, step.block()));
                case RangeSync.Name step -> sync.named(step, ids(mine, step.block()));
                case RangeSync.Ask step -> sync.answered(step, answer(step));
                case RangeSync.Push(List<Bytes> ids) -> {
                    pushed.addAll(ids);
                    yield sync.pushed();
                }
            };
        }
    }

    /** What the protocol says, in the plainest way. */
    private Answer.Differences answer(RangeSync.Ask step) {
        questions++;
        Bytes own = digest(theirs, step.block()).digest();
        boolean partial = step.digest().equals(RangeSync.NO_DIGEST);
        if (own.equals(step.digest())) return new Answer.Differences(List.of(), List.of());
        if (step.ids().isEmpty() && !partial)
            return new Answer.Differences(
                    step.block().parts().stream()
                            .map(part -> digest(theirs, part).digest())
                            .toList(),
                    List.of());
        List<Bytes> held = ids(theirs, step.block());
        return new Answer.Differences(
                List.of(), step.ids().stream().filter(id -> !held.contains(id)).toList());
    }

    private void assertSentWhatTheyLack() {
        assertThat(new TreeSet<>(pushed)).isEqualTo(lacking(List.of(Block.WHOLE)));
        assertThat(pushed).doesNotHaveDuplicates();
    }

    private Set<Bytes> lacking(List<Block> blocks) {
        Set<Bytes> lacking = new TreeSet<>();
        for (Place place : mine)
            if (!theirs.contains(place) && blocks.stream().anyMatch(block -> block.contains(TableKey.of(place.key()))))
                lacking.add(place.id());
        return lacking;
    }

    private static List<Bytes> ids(NavigableSet<Place> places, Block block) {
        List<Bytes> ids = new ArrayList<>();
        for (Place place : places.tailSet(new Place(block.from().bytes(), Bytes.EMPTY))) {
            if (!block.contains(TableKey.of(place.key()))) break;
            ids.add(place.id());
        }
        return ids;
    }

    private static RangeDigest digest(NavigableSet<Place> places, Block block) {
        MessageDigest digest = Sha256.newDigest();
        List<Bytes> ids = ids(places, block);
        ids.forEach(id -> digest.update(id.unsafeArray()));
        return new RangeDigest(Bytes.adopt(digest.digest()), ids.size());
    }
}
