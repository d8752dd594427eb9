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
    private static final Comparator<Held<OperatorCertificate>> NEWEST = Comparator.comparingLong(
                    (Held<OperatorCertificate> held) -> held.body().serial())
            .reversed()
            .thenComparing(Held::id);

    private final Genesis genesis;
    private final SortedMap<PublicKey, List<Held<OperatorCertificate>>> certificates = new TreeMap<>();
    private final SortedMap<Bytes, Held<OperatorCertificate>> byHash = new TreeMap<>();
    private final SortedMap<PublicKey, List<Vouch>> given = new TreeMap<>();
    private final SortedMap<PublicKey, List<Vouch>> received = new TreeMap<>();
    private final SortedMap<PublicKey, List<Held<AgentCertificate>>> byAgent = new TreeMap<>();
    private final SortedMap<PublicKey, List<Revocation>> revocations = new TreeMap<>();
    private final SortedMap<PublicKey, Suspicions> suspicions = new TreeMap<>();
    private final SortedSet<PublicKey> flooded = new TreeSet<>();
    private final SortedSet<PublicKey> revokersOfAll = new TreeSet<>();

    Ledger(TrustSet set) {
        this.genesis = set.genesis();
        set.pages().forEach(this::enterCertificates);
        set.pages().forEach(this::enterEndorsements);
        set.pages().forEach(this::enterAgents);
        set.pages().forEach(this::enterRevocations);
        received.values()
                .forEach(list -> list.sort(Comparator.comparing(Vouch::endorser).thenComparing(Vouch.BY_TIME)));
    }

    private void enterCertificates(PublicKey operator, Page page) {
        if (page.certificates().isEmpty()) return;
        List<Held<OperatorCertificate>> held = new ArrayList<>(Contradictions.judge(
                page.certificates(),
                OperatorCertificate::contradicts,
                OperatorCertificate::notBefore,
                OperatorCertificate::notAfter,
                found(operator)));
        held.sort(NEWEST);
        certificates.put(operator, held);
        for (Held<OperatorCertificate> certificate : held) byHash.put(certificate.id(), certificate);
    }

    private void enterEndorsements(PublicKey endorser, Page page) {
        if (page.isFlooded()) flooded.add(endorser);
        if (page.endorsements().isEmpty() || page.endorsementsFlooded()) return;
        Suspicions found = found(endorser);
        List<Vouch> vouches = new ArrayList<>();
        for (Held<Endorsement> endorsement : Contradictions.judge(
                page.endorsements(), Budget::contradict, Endorsement::issuedAt, Endorsement::issuedAt, found)) {
            Held<OperatorCertificate> certificate =
                    byHash.get(endorsement.body().certificate());
            if (certificate != null && !isNeedless(endorser, certificate.body().operator()))
                vouches.add(new Vouch(endorsement, certificate));
        }
        given.put(endorser, Budget.withinPlaces(vouches, found));
        for (Vouch vouch : given(endorser))
            received.computeIfAbsent(vouch.subject(), key -> new ArrayList<>()).add(vouch);
    }

    /** An operator's word for itself is in its certificate already, and founders need nobody's. */
    private boolean isNeedless(PublicKey endorser, PublicKey subject) {
        return endorser.equals(subject) || genesis.isOperator(subject);
    }

    private void enterAgents(PublicKey operator, Page page) {
        if (page.agents().isEmpty()) return;
        List<Held<AgentCertificate>> held = Contradictions.judge(
                page.agents(),
                AgentCertificate::contradicts,
                AgentCertificate::notBefore,
                AgentCertificate::notAfter,
                found(operator));
        for (Held<AgentCertificate> agent : held)
            byAgent.computeIfAbsent(agent.body().agent(), key -> new ArrayList<>())
                    .add(page.isFlooded() ? agent.contradictedAt(0) : agent);
    }

    private Suspicions found(PublicKey operator) {
        return suspicions.computeIfAbsent(operator, key -> new Suspicions());
    }

    private void enterRevocations(PublicKey signer, Page page) {
        if (page.revokesEveryone()) revokersOfAll.add(signer);
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

    /** Every signature against an operator that names it, by target. */
    Map<PublicKey, List<Revocation>> revocations() {
        return Collections.unmodifiableMap(revocations);
    }

    /** Those that signed so many revocations that they count as having signed one of everybody. */
    SortedSet<PublicKey> revokersOfAll() {
        return Collections.unmodifiableSortedSet(revokersOfAll);
    }

    /** All operators that could be asked about: founders, and who has a certificate. */
    SortedSet<PublicKey> operators() {
        SortedSet<PublicKey> operators = new TreeSet<>(certificates.keySet());
        for (GenesisOperator founder : genesis.operators()) operators.add(founder.publicKey());
        return operators;
    }

    /** Whether an operator said more than anybody honest does; it stays so for good. */
    boolean isFlooded(PublicKey operator) {
        return flooded.contains(operator);
    }

    /** When an operator's own statements contradict each other. */
    Suspicions suspicions(PublicKey operator) {
        return suspicions.getOrDefault(operator, Suspicions.NONE);
    }
}
