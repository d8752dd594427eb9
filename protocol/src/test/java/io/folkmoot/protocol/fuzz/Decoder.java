package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.ballots.Nonce;
import io.folkmoot.protocol.ballots.Revealed;
import io.folkmoot.protocol.ballots.Sealed;
import io.folkmoot.protocol.bytes.Base58;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;
import io.folkmoot.protocol.bytes.ZBase32;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.SomeMessages;
import io.folkmoot.protocol.identity.Name;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.inspect.Inspector;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.quorum.Committee;
import io.folkmoot.protocol.quorum.Decision;
import io.folkmoot.protocol.quorum.QuorumCertificate;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.KeyRule;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
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
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything in {@code protocol} that strangers' bytes reach, each with a source of valid samples to damage. */
enum Decoder {
    FRAME {
        @Override
        Bytes sample(RandomGenerator random) {
            return new SomeMessages(random).frame().write();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            Frame.read(input);
        }
    },
    STATEMENT {
        @Override
        Bytes sample(RandomGenerator random) {
            return signed(random).wire();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            StatementReader reader = StatementReader.open(Signed.parse(input).statement());
            reader.publicKey("key");
            reader.text("text", 64);
            reader.number("number", Long.MAX_VALUE);
            reader.bytes("body", 1024);
            reader.end();
        }
    },
    RECORD {
        @Override
        Bytes sample(RandomGenerator random) {
            Kind[] kinds = Kind.values();
            Kind kind = kinds[random.nextInt(kinds.length)];
            RecordDraft draft = RecordDraft.of(NETWORK, kind, NOW)
                    .name("name" + random.nextInt(9))
                    .sequence(random.nextInt(9));
            if (kind.keyRule() == KeyRule.TOPIC) draft.under(RecordKey.domainIndex("go", 0));
            return draft.json("{\"text\":[" + "[".repeat(random.nextInt(3)) + random.nextInt() + "]}")
                    .sign(SIGNER)
                    .wire();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            RECORDS.validate(UnverifiedRecord.read(input), NOW);
        }
    },
    TRUST_STATEMENT {
        @Override
        Bytes sample(RandomGenerator random) {
            PublicKey key = SIGNER.publicKey();
            TrustStatement statement = switch (random.nextInt(4)) {
                case 0 -> OperatorCertificate.of(key, "label", random.nextInt(9), NOW, NOW + 1_000);
                case 1 ->
                    new Endorsement(
                            key, Bytes.hex("44".repeat(32)), random.nextInt(9), Bytes.hex("55".repeat(32)), NOW);
                case 2 -> new AgentCertificate(key, RESPONDER_KEY, random.nextInt(5), NOW, NOW + 1_000);
                default -> new Revocation(key, RESPONDER_KEY, "reason", NOW);
            };
            return statement.statement(GENESIS.networkId()).sign(SIGNER).wire();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            Admitted.verify(Signed.parse(input), GENESIS);
        }
    },
    GENESIS_FILE {
        @Override
        Bytes sample(RandomGenerator random) {
            return GENESIS.toJson();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            Genesis.parseJson(input);
        }
    },
    QUORUM_CERTIFICATE {
        @Override
        Bytes sample(RandomGenerator random) {
            if (random.nextBoolean()) return COMMITTEE.wire();
            Bytes subject = Bytes.hex("66".repeat(32));
            Signature signature = QuorumCertificate.sign(NETWORK, Decision.TALLY, subject, COMMITTEE, SIGNER);
            return QuorumCertificate.of(Decision.TALLY, subject, COMMITTEE, Map.of(SIGNER.publicKey(), signature))
                    .wire();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            if (input.length() < 120) Committee.parse(input);
            else QuorumCertificate.parse(input).verify(NETWORK, COMMITTEE, Decision.TALLY, Bytes.hex("66".repeat(32)));
        }
    },
    VOTE {
        @Override
        Bytes sample(RandomGenerator random) {
            Bytes ballot = Bytes.hex("77".repeat(32));
            PublicKey operator = SIGNER.publicKey();
            Revealed reveal = new Revealed(ballot, operator, operator, 1, Nonce.generate(random), "why");
            Sealed commit = new Sealed(ballot, operator, operator, reveal.commitment(NETWORK));
            return (random.nextBoolean() ? reveal.statement(NETWORK) : commit.statement(NETWORK))
                    .sign(SIGNER)
                    .wire();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            Signed signed = Signed.parse(input);
            if (StatementReader.open(signed.statement()).purpose() == Purpose.COMMIT) Sealed.verify(signed, NETWORK);
            else Revealed.verify(signed, NETWORK);
        }
    },
    NAME {
        @Override
        Bytes sample(RandomGenerator random) {
            Names names = Names.of(SigningKey.generate(random).publicKey());
            return Bytes.utf8(
                    switch (random.nextInt(5)) {
                        case 0 -> names.amid().text();
                        case 1 -> names.did();
                        case 2 -> names.pkarr();
                        case 3 -> "endpoint:" + names.endpointId();
                        default -> names.nodeId().toHex();
                    });
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            String text = Utf8.decode("name", input);
            Base58.decode(text.length() > 100 ? text.substring(0, 100) : text);
            ZBase32.decode(text, 32);
            Name.parse(text);
        }
    },
    /** The dearest: a point is decoded and multiplied. */
    KEY_AND_SIGNATURE {
        @Override
        Bytes sample(RandomGenerator random) {
            SigningKey key = SigningKey.generate(random);
            return Bytes.hex(key.publicKey().toHex() + key.sign(Bytes.EMPTY));
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            if (input.length() < 96) throw new MalformedException("too short");
            PublicKey.parse(Bytes.copyOf(input.unsafeArray(), 0, 32))
                    .check()
                    .verifies(Signature.parse(Bytes.copyOf(input.unsafeArray(), 32, 64)), input);
        }
    },
    HANDSHAKE {
        @Override
        Bytes sample(RandomGenerator random) {
            return INITS[random.nextInt(INITS.length)];
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            Handshake.responder(Bytes.EMPTY, RESPONDER, new SplittableRandom(1)).read(input);
        }
    },
    INSPECTOR {
        @Override
        Bytes sample(RandomGenerator random) {
            return random.nextBoolean() ? FRAME.sample(random) : signed(random).wire();
        }

        @Override
        void decode(Bytes input) throws MalformedException {
            new Inspector(false).inspect(input);
        }
    };

    private static final NetworkId NETWORK = new NetworkId(Bytes.hex("33".repeat(32)));
    private static final long NOW = 1_800_000_000_000L;
    private static final PublicKey RESPONDER_KEY =
            SigningKey.generate(new SplittableRandom(2)).publicKey();
    private static final DhKeyPair RESPONDER = pair(SigningKey.generate(new SplittableRandom(2)));
    private static final Bytes[] INITS = inits();
    private static final SigningKey SIGNER = SigningKey.generate(new SplittableRandom(3));
    private static final Genesis GENESIS = genesis();
    private static final Committee COMMITTEE = Committee.first(Bytes.hex("88".repeat(32)), List.of(SIGNER.publicKey()));
    private static final Validator RECORDS = new Validator(NETWORK, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING);

    /** Whether most inputs reach an operation on the curve. */
    boolean isDear() {
        return switch (this) {
            case KEY_AND_SIGNATURE, HANDSHAKE, TRUST_STATEMENT, VOTE -> true;
            default -> false;
        };
    }

    abstract Bytes sample(RandomGenerator random);

    abstract void decode(Bytes input) throws MalformedException;

    private static Signed signed(RandomGenerator random) {
        Purpose[] purposes = Purpose.values();
        byte[] body = new byte[random.nextInt(200)];
        random.nextBytes(body);
        return Statement.of(purposes[random.nextInt(purposes.length)], NETWORK)
                .field(SIGNER.publicKey().bytes())
                .field("text " + random.nextInt())
                .field(random.nextLong() >>> 1)
                .field(Bytes.adopt(body))
                .build()
                .sign(SIGNER);
    }

    private static DhKeyPair pair(SigningKey key) {
        return new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
    }

    private static Genesis genesis() {
        try {
            return Genesis.of("fuzz", List.of(new GenesisOperator(SIGNER.publicKey(), "founder")));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes[] inits() {
        SplittableRandom random = new SplittableRandom(4);
        Bytes[] inits = new Bytes[8];
        for (int i = 0; i < inits.length; i++) {
            Handshake initiator =
                    Handshake.initiator(Bytes.EMPTY, pair(SigningKey.generate(random)), RESPONDER.publicKey(), random);
            try {
                inits[i] = initiator.write(Bytes.utf8("early request " + i));
            } catch (MalformedException e) {
                throw new IllegalStateException(e);
            }
        }
        return inits;
    }
}
