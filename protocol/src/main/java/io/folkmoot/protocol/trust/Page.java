package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one operator has said, each kind up to a number that no honest life reaches. Nothing makes room for anything else
 * that its writer chooses: who says more has flooded its page, for good, and one statement beyond the number is kept to
 * show it. Which ones stay follows one fixed order, so pages merge alike everywhere and a flooded page never ceases to be.
 */
record Page(
        List<Admitted<OperatorCertificate>> certificates,
        List<Admitted<Endorsement>> endorsements,
        List<Admitted<AgentCertificate>> agents,
        List<Admitted<Revocation>> revocations) {
    /** A new certificate every two months for ten years. */
    static final int MAX_CERTIFICATES = 64;

    /** Two a week for ten years, which is as many as its budget allows. */
    static final int MAX_ENDORSEMENTS = 1_024;

    /** Thirty-two after each other in each of the sixteen slots. */
    static final int MAX_AGENTS = 512;

    /** Targets: who expelled a thousand needs no more of them. */
    static final int MAX_REVOCATIONS = 1_024;

    static final Page EMPTY = new Page(List.of(), List.of(), List.of(), List.of());

    private static final Comparator<Admitted<Revocation>> BY_TARGET =
            Comparator.comparing((Admitted<Revocation> r) -> r.body().target());

    static Page of(Admitted<?> statement) {
        return switch (statement.body()) {
            case OperatorCertificate body ->
                new Page(List.of(new Admitted<>(body, statement.signed())), List.of(), List.of(), List.of());
            case Endorsement body ->
                new Page(List.of(), List.of(new Admitted<>(body, statement.signed())), List.of(), List.of());
            case AgentCertificate body ->
                new Page(List.of(), List.of(), List.of(new Admitted<>(body, statement.signed())), List.of());
            case Revocation body ->
                new Page(List.of(), List.of(), List.of(), List.of(new Admitted<>(body, statement.signed())));
        };
    }

    Page union(Page other) {
        return new Page(
                merge(certificates, other.certificates, Comparator.comparing(Admitted::id), MAX_CERTIFICATES),
                merge(endorsements, other.endorsements, Comparator.comparing(Admitted::id), MAX_ENDORSEMENTS),
                merge(agents, other.agents, Comparator.comparing(Admitted::id), MAX_AGENTS),
                merge(revocations, other.revocations, BY_TARGET, MAX_REVOCATIONS));
    }

    /** Both lists are in order and without repetition, and so is the answer; it is one too long for a flooded page. */
    private static <T extends TrustStatement> List<Admitted<T>> merge(
            List<Admitted<T>> left, List<Admitted<T>> right, Comparator<Admitted<T>> order, int max) {
        if (right.isEmpty()) return left;
        if (left.isEmpty()) return right;
        List<Admitted<T>> merged = new ArrayList<>(Math.min(max + 1, left.size() + right.size()));
        int i = 0;
        int j = 0;
        while (merged.size() <= max && (i < left.size() || j < right.size())) {
            int way = i == left.size() ? 1 : j == right.size() ? -1 : order.compare(left.get(i), right.get(j));
            if (way == 0) merged.add(earlier(left.get(i), right.get(j)));
            else merged.add(way < 0 ? left.get(i) : right.get(j));
            if (way <= 0) i++;
            if (way >= 0) j++;
        }
        return List.copyOf(merged);
    }

    /** Of two in one place of the order: only revocations can differ then, and the earlier one says more. */
    private static <T extends TrustStatement> Admitted<T> earlier(Admitted<T> left, Admitted<T> right) {
        if (!(left.body() instanceof Revocation one) || !(right.body() instanceof Revocation other)) return left;
        int way = Long.compare(one.issuedAt(), other.issuedAt());
        if (way == 0) way = left.id().compareTo(right.id());
        return way <= 0 ? left : right;
    }

    /** Whether its writer said more of one kind than anybody honest does. */
    boolean isFlooded() {
        return certificates.size() > MAX_CERTIFICATES
                || endorsementsFlooded()
                || agents.size() > MAX_AGENTS
                || revokesEveryone();
    }

    boolean endorsementsFlooded() {
        return endorsements.size() > MAX_ENDORSEMENTS;
    }

    /** Which of so many targets were dropped is not known any more, so none is left out. */
    boolean revokesEveryone() {
        return revocations.size() > MAX_REVOCATIONS;
    }

    int size() {
        return certificates.size() + endorsements.size() + agents.size() + revocations.size();
    }

    /** A few certificates, which is all that someone whom nobody endorsed yet has to say. */
    Page few(int max) {
        if (certificates.size() <= max) return new Page(certificates, List.of(), List.of(), List.of());
        return new Page(List.copyOf(certificates.subList(0, max)), List.of(), List.of(), List.of());
    }

    List<Admitted<?>> statements() {
        List<Admitted<?>> all = new ArrayList<>(size());
        all.addAll(certificates);
        all.addAll(endorsements);
        all.addAll(agents);
        all.addAll(revocations);
        return all;
    }

    List<Bytes> ids() {
        List<Bytes> ids = new ArrayList<>(size());
        for (Admitted<?> statement : statements()) ids.add(statement.id());
        return ids;
    }
}
