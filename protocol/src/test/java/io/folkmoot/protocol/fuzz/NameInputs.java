package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Base58;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;
import io.folkmoot.protocol.bytes.ZBase32;
import io.folkmoot.protocol.identity.Amid;
import io.folkmoot.protocol.identity.Name;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.keys.SigningKey;
import java.util.random.RandomGenerator;

/** What people type to say who is meant, and the alphabets in which it is spelt. */
final class NameInputs {
    private NameInputs() {}

    static Bytes name(RandomGenerator random) {
        Names names = names(random);
        return Bytes.utf8(
                switch (random.nextInt(5)) {
                    case 0 -> names.amid().text();
                    case 1 -> names.did();
                    case 2 -> names.pkarr();
                    case 3 -> "endpoint:" + names.endpointId();
                    default -> names.nodeId().toHex();
                });
    }

    static void readName(Bytes input) throws MalformedException {
        Name.parse(Utf8.decode("name", input));
    }

    static Bytes agent(RandomGenerator random) {
        return Bytes.utf8(names(random).amid().text());
    }

    static void readAgent(Bytes input) throws MalformedException {
        Amid.parse(Utf8.decode("amid", input));
    }

    static Bytes base58(RandomGenerator random) {
        return Bytes.utf8(Base58.encode(bytes(random, random.nextInt(90))));
    }

    static void readBase58(Bytes input) throws MalformedException {
        Base58.decode(Utf8.decode("base58", input));
    }

    static Bytes zBase32(RandomGenerator random) {
        return Bytes.utf8(ZBase32.encode(bytes(random, 32)));
    }

    static void readZBase32(Bytes input) throws MalformedException {
        ZBase32.decode(Utf8.decode("z-base-32", input), 32);
    }

    private static Names names(RandomGenerator random) {
        return Names.of(SigningKey.generate(random).publicKey());
    }

    private static Bytes bytes(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
