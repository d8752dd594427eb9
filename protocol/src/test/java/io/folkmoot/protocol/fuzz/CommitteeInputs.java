package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.quorum.Committee;
import io.folkmoot.protocol.quorum.CommitteeChange;
import io.folkmoot.protocol.quorum.Decision;
import io.folkmoot.protocol.quorum.QuorumCertificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Committees, what they certify, and their changes: a change is two bytes of length, the successor and its certificate. */
final class CommitteeInputs {
    private static final Bytes OBJECT = Bytes.hex("88".repeat(32));
    private static final Bytes SUBJECT = Bytes.hex("66".repeat(32));
    private static final List<SigningKey> KEYS = keys();
    private static final int MEMBERS = 4;
    private static final Committee CURRENT = Committee.first(OBJECT, members(MEMBERS));

    private CommitteeInputs() {}

    static Bytes committee(RandomGenerator random) {
        List<PublicKey> members = members(random.nextInt(1, Committee.MAX_MEMBERS + 1));
        return (random.nextBoolean() ? Committee.first(OBJECT, members) : CURRENT.next(members)).wire();
    }

    static void readCommittee(Bytes input) throws MalformedException {
        Committee.parse(input);
    }

    static Bytes certificate(RandomGenerator random) {
        return certificate(Decision.TALLY, SUBJECT).wire();
    }

    static void verifyCertificate(Bytes input) throws MalformedException {
        QuorumCertificate.parse(input).verify(Someone.NETWORK, CURRENT, Decision.TALLY, SUBJECT);
    }

    static Bytes change(RandomGenerator random) {
        Committee next = CURRENT.next(members(random.nextInt(1, Committee.MAX_MEMBERS + 1)));
        Bytes wire = next.wire();
        Bytes certificate = certificate(Decision.COMMITTEE, next.hash()).wire();
        return Bytes.hex(String.format("%04x", wire.length()) + wire.toHex() + certificate.toHex());
    }

    static void applyChange(Bytes input) throws MalformedException {
        if (input.length() < 2) throw new MalformedException("change: cut short");
        int length = ((input.at(0) & 0xff) << 8) | (input.at(1) & 0xff);
        if (length > input.length() - 2) throw new MalformedException("change: cut short");
        Committee next = Committee.parse(Bytes.copyOf(input.unsafeArray(), 2, length));
        QuorumCertificate certificate =
                QuorumCertificate.parse(Bytes.copyOf(input.unsafeArray(), 2 + length, input.length() - 2 - length));
        new CommitteeChange(next, certificate).apply(CURRENT, Someone.NETWORK);
    }

    private static QuorumCertificate certificate(Decision decision, Bytes subject) {
        Map<PublicKey, Signature> signatures = new LinkedHashMap<>();
        for (SigningKey key : KEYS.subList(0, MEMBERS))
            signatures.put(key.publicKey(), QuorumCertificate.sign(Someone.NETWORK, decision, subject, CURRENT, key));
        return QuorumCertificate.of(decision, subject, CURRENT, signatures);
    }

    private static List<SigningKey> keys() {
        SplittableRandom random = new SplittableRandom(5);
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i < Committee.MAX_MEMBERS; i++) keys.add(SigningKey.generate(random));
        return List.copyOf(keys);
    }

    private static List<PublicKey> members(int count) {
        return KEYS.subList(0, count).stream().map(SigningKey::publicKey).toList();
    }
}
