package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.Signed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A network to try the rule on: operators by name, and what they say, without real signatures, which the rule never
 * looks at. Founders are called A, B, C…
 */
final class Town {
    static final long DAY = Duration.ofDays(1).toMillis();
    static final long NOW = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
    private static final Signature NONE = new Signature(Bytes.adopt(new byte[Signature.LENGTH]));

    final Genesis genesis;
    private final SortedMap<String, PublicKey> keys = new TreeMap<>();
    private final SortedMap<String, Admitted<OperatorCertificate>> certificates = new TreeMap<>();
    private final SortedMap<String, Integer> numbers = new TreeMap<>();
    private final List<Admitted<?>> said = new ArrayList<>();

    private Town(Genesis genesis) {
        this.genesis = genesis;
        for (GenesisOperator founder : genesis.operators()) keys.put(founder.label(), founder.publicKey());
    }

    static Town foundedBy(int founders) {
        return foundedBy(founders, 3, 3);
    }

    static Town foundedBy(int founders, int minEndorsements, int maxDepth) {
        SplittableRandom random = new SplittableRandom(77);
        List<GenesisOperator> operators = new ArrayList<>();
        for (int i = 0; i < founders; i++)
            operators.add(
                    new GenesisOperator(SigningKey.generate(random).publicKey(), String.valueOf((char) ('A' + i))));
        try {
            return new Town(Genesis.of("town", minEndorsements, 3, maxDepth, 16, operators));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicKey keyOf(String name) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        byte[] text = Bytes.utf8(name).toArray();
        System.arraycopy(text, 0, bytes, 0, text.length);
        return new PublicKey(Bytes.adopt(bytes));
    }

    PublicKey key(String name) {
        return keys.computeIfAbsent(name, Town::keyOf);
    }

    /** A certificate that began ninety days ago and lives for half a year, the newest of its operator. */
    Admitted<OperatorCertificate> certify(String name) {
        return certify(name, 1, NOW - 90 * DAY, NOW + 90 * DAY);
    }

    Admitted<OperatorCertificate> certify(String name, long serial, long notBefore, long notAfter) {
        return certify(name, OperatorCertificate.of(key(name), name, serial, notBefore, notAfter));
    }

    Admitted<OperatorCertificate> certify(String name, OperatorCertificate body) {
        Admitted<OperatorCertificate> certificate = say(body);
        certificates.put(name, certificate);
        return certificate;
    }

    /** Each of the endorsers gives its next number for the subject's newest certificate, two a week from the 80th day. */
    Town endorse(String subject, String... endorsers) {
        if (!certificates.containsKey(subject)) certify(subject);
        for (String endorser : endorsers) {
            int number = numbers.merge(endorser, 1, Integer::sum) - 1;
            endorse(endorser, number, NOW - 80 * DAY + number / 2 * Budget.WINDOW, subject);
        }
        return this;
    }

    Admitted<Endorsement> endorse(String endorser, int number, long issuedAt, String subject) {
        Admitted<OperatorCertificate> known = certificates.get(subject);
        Admitted<OperatorCertificate> certificate = known == null ? certify(subject) : known;
        byte[] nonce = ByteBuffer.allocate(Endorsement.NONCE_LENGTH)
                .putInt(said.size())
                .array();
        return say(new Endorsement(key(endorser), certificate.id(), number, Bytes.adopt(nonce), issuedAt));
    }

    Town revoke(String target, long issuedAt, String... signers) {
        for (String signer : signers) say(new Revocation(key(signer), key(target), "stolen key", issuedAt));
        return this;
    }

    Town employ(String operator, String agent, int slot) {
        return employ(operator, agent, slot, NOW - DAY, NOW + DAY);
    }

    Town employ(String operator, String agent, int slot, long notBefore, long notAfter) {
        say(new AgentCertificate(key(operator), key(agent), slot, notBefore, notAfter));
        return this;
    }

    <T extends TrustStatement> Admitted<T> say(T body) {
        Admitted<T> statement = admitted(body);
        said.add(statement);
        return statement;
    }

    <T extends TrustStatement> Admitted<T> admitted(T body) {
        return new Admitted<>(body, new Signed(body.statement(genesis.networkId()), NONE));
    }

    List<Admitted<?>> said() {
        return said;
    }

    TrustSet set() {
        return TrustSet.empty(genesis).with(said);
    }

    Verdicts verdicts() {
        return TrustRule.judge(set(), NOW);
    }

    Verdict verdict(String name) {
        return verdicts().verdict(key(name));
    }

    Verdict verdict(String name, long at) {
        return TrustRule.judge(set(), at).verdict(key(name));
    }

    /** In one word, for tables. */
    String word(String name) {
        return word(name, NOW);
    }

    String word(String name, long at) {
        return switch (verdict(name, at)) {
            case Verdict.Trusted trusted -> "trusted " + trusted.depth();
            case Verdict.Grace grace -> "grace";
            case Verdict.Refused refused -> refused.reason().name();
        };
    }

    static Bytes noise(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
