package io.folkmoot.protocol.fuzz;

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
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
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
    private static final DhKeyPair RESPONDER = pair(SigningKey.generate(new SplittableRandom(2)));
    private static final Bytes[] INITS = inits();
    private static final SigningKey SIGNER = SigningKey.generate(new SplittableRandom(3));

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
