package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one operator has said, each kind in an order of its own and cut to its length. Only an operator's own statements
 * can push others off its page, and what stays is held to the same rules: so flooding one's own page wins no trust. It
 * can push a proof against its writer off, though, which is why a proof is also kept as a record of its own.
 */
record Page(
        List<Admitted<OperatorCertificate>> certificates,
        List<Admitted<Endorsement>> endorsements,
        List<Admitted<AgentCertificate>> agents,
        List<Admitted<Revocation>> revocations) {
    /** The newest serials: a certificate and its successors for a year and more. */
    static final int MAX_CERTIFICATES = 8;

    /** The highest numbers: at two a week 64 weeks, twice the time for which an endorsement can matter. */
    static final int MAX_ENDORSEMENTS = 128;

    /** The longest-lived: four for each slot. */
    static final int MAX_AGENTS = 64;

    /** The earliest: revocations never lapse, and who revoked so many needs no more of them. */
    static final int MAX_REVOCATIONS = 256;

    static final Page EMPTY = new Page(List.of(), List.of(), List.of(), List.of());

    private static final Comparator<Admitted<OperatorCertificate>> CERTIFICATES = byId(Comparator.comparingLong(
                    (Admitted<OperatorCertificate> c) -> c.body().serial())
            .reversed());
    private static final Comparator<Admitted<Endorsement>> ENDORSEMENTS =
            byId(Comparator.comparingInt((Admitted<Endorsement> e) -> e.body().number())
                    .reversed());
    private static final Comparator<Admitted<AgentCertificate>> AGENTS = byId(
            Comparator.comparingLong((Admitted<AgentCertificate> a) -> a.body().notAfter())
                    .reversed());
    private static final Comparator<Admitted<Revocation>> REVOCATIONS =
            byId(Comparator.comparingLong((Admitted<Revocation> r) -> r.body().issuedAt()));

    private static <T extends TrustStatement> Comparator<Admitted<T>> byId(Comparator<Admitted<T>> order) {
        return order.thenComparing(Admitted::id);
    }

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
                merge(certificates, other.certificates, CERTIFICATES, MAX_CERTIFICATES),
                merge(endorsements, other.endorsements, ENDORSEMENTS, MAX_ENDORSEMENTS),
                merge(agents, other.agents, AGENTS, MAX_AGENTS),
                merge(revocations, other.revocations, REVOCATIONS, MAX_REVOCATIONS));
    }

    /** Both lists are in order and without repetition, and so is the answer. */
    private static <T extends TrustStatement> List<Admitted<T>> merge(
            List<Admitted<T>> left, List<Admitted<T>> right, Comparator<Admitted<T>> order, int max) {
        if (right.isEmpty()) return left;
        if (left.isEmpty()) return right;
        List<Admitted<T>> merged = new ArrayList<>(left.size() + right.size());
        int i = 0;
        int j = 0;
        while (merged.size() < max && (i < left.size() || j < right.size())) {
            int way = i == left.size() ? 1 : j == right.size() ? -1 : order.compare(left.get(i), right.get(j));
            merged.add(way <= 0 ? left.get(i) : right.get(j));
            if (way <= 0) i++;
            if (way >= 0) j++;
        }
        return List.copyOf(merged);
    }

    int size() {
        return certificates.size() + endorsements.size() + agents.size() + revocations.size();
    }

    /** The first statements of the page, kind by kind; what is cut off is always the least in order. */
    Page first(int max) {
        int afterCertificates = Math.max(0, max - certificates.size());
        int afterEndorsements = Math.max(0, afterCertificates - endorsements.size());
        int afterAgents = Math.max(0, afterEndorsements - agents.size());
        return new Page(
                head(certificates, max),
                head(endorsements, afterCertificates),
                head(agents, afterEndorsements),
                head(revocations, afterAgents));
    }

    private static <T> List<T> head(List<T> list, int max) {
        return list.size() <= max ? list : List.copyOf(list.subList(0, max));
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
