package io.folkmoot.actors.lookup;

import io.folkmoot.actors.lookup.Candidate.State;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rules of the shortlist said once more, as plainly as can be, over candidates in any order. */
record PlainShortlist(Point target, int k, int alpha, int paths, List<Candidate> candidates) {
    PlainShortlist {
        candidates = List.copyOf(candidates);
    }

    private List<Candidate> inPlay() {
        return candidates.stream()
                .filter(candidate -> candidate.state != State.SLOW && candidate.state != State.FAILED)
                .filter(candidate -> candidate.state != State.HEARD || !candidate.isDoubtful(3))
                .sorted((left, right) -> Distance.compare(target, left.id, right.id))
                .toList();
    }

    private List<Candidate> punctual() {
        return inPlay().stream()
                .filter(candidate -> candidate.state != State.LATE)
                .toList();
    }

    private List<Candidate> punctual(int path) {
        return punctual().stream().filter(candidate -> candidate.path == path).toList();
    }

    private boolean hasConverged(int path) {
        return punctual(path).stream().limit(alpha).allMatch(candidate -> candidate.state == State.ANSWERED);
    }

    boolean hasConverged() {
        return IntStream.range(0, paths).allMatch(this::hasConverged);
    }

    private long inFlight(int path) {
        return candidates.stream()
                .filter(candidate -> candidate.path == path && candidate.state == State.ASKED)
                .count();
    }

    Optional<Candidate> next(int needed) {
        if (!hasConverged())
            return IntStream.range(0, paths)
                    .filter(path -> inFlight(path) < alpha && !hasConverged(path))
                    .mapToObj(path -> punctual(path).stream()
                            .limit(k)
                            .filter(candidate -> candidate.state == State.HEARD)
                            .findFirst())
                    .flatMap(Optional::stream)
                    .findFirst();
        List<Candidate> closest = punctual().stream().limit(k).toList();
        long expected = closest.stream()
                .filter(candidate -> candidate.state != State.HEARD)
                .count();
        if (expected >= needed) return Optional.empty();
        return closest.stream()
                .filter(candidate -> candidate.state == State.HEARD)
                .findFirst();
    }

    int holders() {
        return Math.min(k, inPlay().size());
    }

    int answers() {
        return (int) inPlay().stream()
                .limit(k)
                .filter(candidate -> candidate.state == State.ANSWERED)
                .count();
    }

    boolean isDone(int needed) {
        return hasConverged() && answers() >= Math.min(needed, holders());
    }
}
