package io.folkmoot.gateway.demo;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.trust.AgentCertificate;
import io.folkmoot.protocol.trust.Endorsement;
import io.folkmoot.protocol.trust.Genesis;
import io.folkmoot.protocol.trust.GenesisOperator;
import io.folkmoot.protocol.trust.OperatorCertificate;
import io.folkmoot.protocol.trust.TrustRule;
import io.folkmoot.protocol.trust.TrustSet;
import io.folkmoot.protocol.trust.TrustStatement;
import io.folkmoot.protocol.trust.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** How a network comes to know its members: three founders, and two newcomers who need the word of all three. */
final class Enrolment {
    private static final long LIFE = Duration.ofDays(90).toMillis();

    private final List<Resident> residents;
    private final RandomGenerator dice;
    private final long now;
    private final Genesis genesis;
    private TrustSet known;

    Enrolment(List<Resident> residents, int founders, RandomGenerator dice, long now) throws MalformedException {
        this.residents = residents;
        this.dice = dice;
        this.now = now;
        this.genesis = Genesis.of(
                "demo",
                residents.subList(0, founders).stream()
                        .map(founder -> new GenesisOperator(founder.operatorKey(), founder.label()))
                        .toList());
        this.known = TrustSet.empty(genesis);
    }

    Genesis genesis() {
        return genesis;
    }

    TrustSet known() {
        return known;
    }

    /** The newcomer says what it wants to be; each endorser signs the hash of all of that. */
    void endorse(Resident newcomer, List<Resident> endorsers, int number) throws MalformedException {
        OperatorCertificate certificate =
                OperatorCertificate.of(newcomer.operatorKey(), newcomer.label(), 1, now - 1, now - 1 + LIFE);
        learn(certificate, newcomer);
        Bytes hash = certificate.hash(genesis.networkId());
        for (Resident endorser : endorsers)
            learn(new Endorsement(endorser.operatorKey(), hash, number, nonce(), now), endorser);
    }

    void certifyAgents() throws MalformedException {
        for (Resident resident : residents)
            learn(
                    new AgentCertificate(
                            resident.operatorKey(), resident.agent().publicKey(), 0, now - 1, now - 1 + LIFE),
                    resident);
    }

    Verdict verdict(Resident resident) {
        return TrustRule.judge(known, now).verdict(resident.operatorKey());
    }

    private void learn(TrustStatement statement, Resident signer) throws MalformedException {
        known = known.admit(statement.statement(genesis.networkId()).sign(signer.operator()));
    }

    private Bytes nonce() {
        byte[] nonce = new byte[Endorsement.NONCE_LENGTH];
        dice.nextBytes(nonce);
        return Bytes.adopt(nonce);
    }
}
