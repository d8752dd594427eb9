package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.ballots.Nonce;
import io.folkmoot.protocol.ballots.Revealed;
import io.folkmoot.protocol.ballots.Sealed;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
import io.folkmoot.protocol.trust.Admitted;
import io.folkmoot.protocol.trust.AgentCertificate;
import io.folkmoot.protocol.trust.Endorsement;
import io.folkmoot.protocol.trust.Genesis;
import io.folkmoot.protocol.trust.GenesisOperator;
import io.folkmoot.protocol.trust.OperatorCertificate;
import io.folkmoot.protocol.trust.Revocation;
import io.folkmoot.protocol.trust.TrustStatement;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What operators and agents sign about each other and in ballots, and the keys themselves. */
final class TrustInputs {
    private static final PublicKey SIGNER = Someone.SIGNER.publicKey();
    private static final PublicKey OTHER =
            SigningKey.generate(new SplittableRandom(2)).publicKey();
    private static final Genesis GENESIS = genesis();

    private TrustInputs() {}

    static Bytes statement(RandomGenerator random) {
        long now = Someone.NOW;
        TrustStatement statement = switch (random.nextInt(4)) {
            case 0 -> OperatorCertificate.of(SIGNER, "label", random.nextInt(9), now, now + 1_000);
            case 1 ->
                new Endorsement(SIGNER, Bytes.hex("44".repeat(32)), random.nextInt(9), Bytes.hex("55".repeat(32)), now);
            case 2 -> new AgentCertificate(SIGNER, OTHER, random.nextInt(5), now, now + 1_000);
            default -> new Revocation(SIGNER, OTHER, "reason", now);
        };
        return statement.sign(GENESIS.networkId(), Someone.SIGNER).wire();
    }

    static void admit(Bytes input) throws MalformedException {
        Admitted.verify(Signed.parse(input), GENESIS);
    }

    static Bytes label(RandomGenerator random) {
        StringBuilder label = new StringBuilder("Jane ");
        for (int i = random.nextInt(59); i >= 0; i--) label.appendCodePoint(random.nextInt(0xa1, 0xac));
        return Bytes.utf8(label.toString());
    }

    /** An operator's name comes signed by the operator itself, so a stranger may choose all of it. */
    static void admitLabel(Bytes input) throws MalformedException {
        if (input.length() > 2_000) throw new MalformedException("label: more than the fuzzer signs");
        Statement certificate = Statement.of(Purpose.CERTIFICATE, GENESIS.networkId())
                .field(SIGNER.bytes())
                .field(input)
                .field(5)
                .field(31)
                .field(1)
                .field(Someone.NOW)
                .field(Someone.NOW + 1_000)
                .build();
        Admitted.verify(certificate.sign(Someone.SIGNER), GENESIS);
    }

    static Bytes genesisFile(RandomGenerator random) {
        return GENESIS.toJson();
    }

    static void readGenesis(Bytes input) throws MalformedException {
        Genesis.parseJson(input);
    }

    static Bytes vote(RandomGenerator random) {
        Bytes ballot = Bytes.hex("77".repeat(32));
        Revealed reveal = new Revealed(ballot, SIGNER, SIGNER, 1, Nonce.generate(random), "why");
        Sealed commit = new Sealed(ballot, SIGNER, SIGNER, reveal.commitment(Someone.NETWORK));
        return (random.nextBoolean() ? reveal.statement(Someone.NETWORK) : commit.statement(Someone.NETWORK))
                .sign(Someone.SIGNER)
                .wire();
    }

    static void readVote(Bytes input) throws MalformedException {
        Signed signed = Signed.parse(input);
        if (StatementReader.open(signed.statement()).purpose() == Purpose.COMMIT)
            Sealed.verify(signed, Someone.NETWORK);
        else Revealed.verify(signed, Someone.NETWORK);
    }

    static Bytes keyAndSignature(RandomGenerator random) {
        SigningKey key = SigningKey.generate(random);
        return Bytes.hex(key.publicKey().toHex() + key.sign(Bytes.EMPTY));
    }

    static void checkKey(Bytes input) throws MalformedException {
        if (input.length() < 96) throw new MalformedException("too short");
        PublicKey.parse(Bytes.copyOf(input.unsafeArray(), 0, 32))
                .check()
                .verifies(Signature.parse(Bytes.copyOf(input.unsafeArray(), 32, 64)), input);
    }

    private static Genesis genesis() {
        try {
            return Genesis.of("fuzz", List.of(new GenesisOperator(SIGNER, "founder")));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
