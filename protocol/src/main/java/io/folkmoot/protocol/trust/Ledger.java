package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A trust set arranged for questions, with what its statements prove about each other; no moment enters here yet. */
final class Ledger {
    private final Genesis genesis;
    private final SortedMap<PublicKey, List<Held<OperatorCertificate>>> certificates = new TreeMap<>();
    private final SortedMap<Bytes, Held<OperatorCertificate>> byHash = new TreeMap<>();
    private final SortedMap<PublicKey, List<Vouch>> given = new TreeMap<>();
    private final SortedMap<PublicKey, List<Vouch>> received = new TreeMap<>();
    private final SortedMap<PublicKey, List<Held<AgentCertificate>>> byAgent = new TreeMap<>();
    private final SortedMap<PublicKey, List<Revocation>> revocations = new TreeMap<>();
    private final SortedMap<PublicKey, SortedSet<Long>> proofs = new TreeMap<>();

    Ledger(TrustSet set) {
        this.genesis = set.genesis();
        set.pages().forEach(this::enterCertificates);
        set.pages().forEach(this::enterEndorsements);
        set.pages().forEach(this::enterAgents);
        set.pages().values().forEach(this::enterRevocations);
        received.values()
                .forEach(list -> list.sort(Comparator.comparing(Vouch::endorser).thenComparing(Vouch.BY_TIME)));
    }

    private void enterCertificates(PublicKey operator, Page page) {
        if (page.certificates().isEmpty()) return;
        List<Held<OperatorCertificate>> held = Contradictions.judge(
                page.certificates(), OperatorCertificate::contradicts, OperatorCertificate::notBefore);
        certificates.put(operator, held);
        for (Held<OperatorCertificate> certificate : held) byHash.put(certificate.id(), certificate);
        for (Held<OperatorCertificate> certificate : held) enterProof(operator, certificate);
    }

    private void enterEndorsements(PublicKey endorser, Page page) {
        if (page.endorsements().isEmpty()) return;
        List<Vouch> vouches = new ArrayList<>();
        for (Held<Endorsement> endorsement :
                Contradictions.judge(page.endorsements(), Budget::contradict, Endorsement::issuedAt)) {
            enterProof(endorser, endorsement);
            Held<OperatorCertificate> certificate =
                    byHash.get(endorsement.body().certificate());
            if (certificate != null && !isNeedless(endorser, certificate.body().operator()))
                vouches.add(new Vouch(endorsement, certificate));
        }
        given.put(endorser, Budget.withinPlaces(vouches));
        for (Vouch vouch : given(endorser)) {
            enterProof(endorser, vouch.endorsement());
            received.computeIfAbsent(vouch.subject(), key -> new ArrayList<>()).add(vouch);
        }
    }

    /** An operator's word for itself is in its certificate already, and founders need nobody's. */
    private boolean isNeedless(PublicKey endorser, PublicKey subject) {
        return endorser.equals(subject) || genesis.isOperator(subject);
    }

    private void enterAgents(PublicKey operator, Page page) {
        if (page.agents().isEmpty()) return;
        List<Held<AgentCertificate>> held =
                Contradictions.judge(page.agents(), AgentCertificate::contradicts, AgentCertificate::notBefore);
        for (Held<AgentCertificate> agent : held) {
            enterProof(operator, agent);
            byAgent.computeIfAbsent(agent.body().agent(), key -> new ArrayList<>())
                    .add(agent);
        }
    }

    private void enterProof(PublicKey operator, Held<?> statement) {
        if (statement.contradictedAt() != Held.NEVER)
            proofs.computeIfAbsent(operator, key -> new TreeSet<>()).add(statement.contradictedAt());
    }

    private void enterRevocations(Page page) {
        for (Admitted<Revocation> revocation : page.revocations())
            revocations
                    .computeIfAbsent(revocation.body().target(), key -> new ArrayList<>())
                    .add(revocation.body());
    }

    Genesis genesis() {
        return genesis;
    }

    /** An operator's certificates, the newest serial first. */
    List<Held<OperatorCertificate>> certificates(PublicKey operator) {
        return certificates.getOrDefault(operator, List.of());
    }

    /** What an operator endorsed, the oldest first, where the certificate is known. */
    List<Vouch> given(PublicKey endorser) {
        return given.getOrDefault(endorser, List.of());
    }

    /** Who endorsed an operator, by key. */
    List<Vouch> received(PublicKey operator) {
        return received.getOrDefault(operator, List.of());
    }

    /** The certificates under which a key is an agent, in the order of the operators. */
    List<Held<AgentCertificate>> agent(PublicKey agent) {
        return byAgent.getOrDefault(agent, List.of());
    }

    /** Every signature against an operator but its own, by target. */
    Map<PublicKey, List<Revocation>> revocations() {
        return Collections.unmodifiableMap(revocations);
    }

    /** The moments at which an operator's own statements began to contradict each other. */
    SortedSet<Long> proofs(PublicKey operator) {
        return proofs.getOrDefault(operator, Collections.emptySortedSet());
    }
}
