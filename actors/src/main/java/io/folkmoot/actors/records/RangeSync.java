package io.folkmoot.actors.records;

import io.folkmoot.persistence.records.RecordStore.RangeDigest;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Sync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One side of a comparison with a neighbour: what is left to do, the next step first. It compares digests of blocks, goes
 * into the parts of those that differ, and names its ids where few are left; the neighbour asks for those that it lacks.
 * Immutable.
 */
record RangeSync(List<Step> steps) {
    /** So few ids fit a datagram, and save the question whether the digest is the same. */
    static final int NAMED_AT_ONCE = 24;

    static final int MOST_NAMED = 256;

    /** Instead of a digest, where not all ids of the block are named at once. */
    static final Bytes NO_DIGEST = Bytes.adopt(new byte[32]);

    /** What to do next. */
    sealed interface Step {}

    /** Ask the own store for the digest of the block; theirs is known where the neighbour has told it. */
    record Measure(Block block, Optional<Bytes> theirs) implements Step {}

    /** Ask the own store for the ids in the block. */
    record Name(Block block, Bytes digest) implements Step {}

    /** Ask the neighbour. */
    record Ask(Block block, Bytes digest, List<Bytes> ids) implements Step {
        Sync message() {
            return new Sync(block.from(), block.to(), digest, ids);
        }
    }

    /** Send the neighbour what it has asked for. */
    record Push(List<Bytes> ids) implements Step {}

    RangeSync {
        steps = List.copyOf(steps);
    }

    static RangeSync over(List<Block> blocks) {
        return new RangeSync(blocks.stream()
                .<Step>map(block -> new Measure(block, Optional.empty()))
                .toList());
    }

    Optional<Step> next() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(0));
    }

    /** Where nothing is held there is nothing to compare: the neighbour sends what it holds in a round of its own. */
    RangeSync measured(Measure step, RangeDigest own) {
        boolean same = step.theirs().filter(own.digest()::equals).isPresent();
        if (same || own.records() == 0) return then(List.of());
        boolean differs = step.theirs().isPresent();
        boolean few = own.records() <= (differs ? MOST_NAMED : NAMED_AT_ONCE);
        if (few || step.block().isOneKey()) return then(List.of(new Name(step.block(), own.digest())));
        return then(List.of(new Ask(step.block(), own.digest(), List.of())));
    }

    RangeSync named(Name step, List<Bytes> ids) {
        if (ids.isEmpty()) return then(List.of());
        if (ids.size() <= MOST_NAMED) return then(List.of(new Ask(step.block(), step.digest(), ids)));
        List<Step> asks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_NAMED)
            asks.add(new Ask(step.block(), NO_DIGEST, ids.subList(from, Math.min(ids.size(), from + MOST_NAMED))));
        return then(asks);
    }

    /** Whoever asks for what was not named, or tells digests of other parts, has not understood or does not mean well. */
    RangeSync answered(Ask step, Answer.Differences answer) throws MalformedException {
        List<Step> more = new ArrayList<>();
        if (!answer.wanted().isEmpty()) more.add(new Push(wanted(step, answer.wanted())));
        if (!answer.digests().isEmpty()) more.addAll(compare(step, answer.digests()));
        return then(more);
    }

    RangeSync pushed() {
        return then(List.of());
    }

    private static List<Bytes> wanted(Ask step, List<Bytes> wanted) throws MalformedException {
        if (!step.ids().containsAll(wanted)) throw new MalformedException("wanted: ids that were not named");
        return wanted.stream().distinct().toList();
    }

    private static List<Step> compare(Ask step, List<Bytes> digests) throws MalformedException {
        List<Block> parts = step.ids().isEmpty() ? step.block().parts() : List.of();
        if (parts.size() != digests.size())
            throw new MalformedException("digests: " + digests.size() + " where " + parts.size() + " are due");
        List<Step> measures = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) measures.add(new Measure(parts.get(i), Optional.of(digests.get(i))));
        return measures;
    }

    private RangeSync then(List<? extends Step> more) {
        List<Step> next = new ArrayList<>(more);
        next.addAll(steps.subList(1, steps.size()));
        return new RangeSync(next);
    }
}
