package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import java.util.List;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** The keys of key agreement that follow from an identity, and what two of them agree on. */
record ExchangeVectors() implements Section {
    @Override
    public String name() {
        return "exchange-keys";
    }

    @Override
    public void write(Lines lines) {
        List<SigningKey> pair = List.of(Cast.ALICE, Cast.BOB);
        for (int i = 0; i < 2; i++) {
            SigningKey key = pair.get(i);
            lines.item()
                    .put("seed", Cast.repeated(i + 1))
                    .put("public key", key.publicKey())
                    .put("exchange secret", key.exchangeSecret())
                    .put("exchange key", key.exchangeKey())
                    .put(
                            "shared with the other",
                            agree(key.exchangeSecret(), pair.get(1 - i).exchangeKey()));
        }
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (int i = 0; i < 2; i++) {
            Item item = items.get(i);
            SigningKey key = SigningKey.fromSeed(item.bytes("seed"));
            assertThat(key.publicKey().bytes()).isEqualTo(item.bytes("public key"));
            assertThat(key.exchangeSecret()).isEqualTo(item.bytes("exchange secret"));
            assertThat(key.publicKey().check().exchangeKey()).isEqualTo(item.bytes("exchange key"));
            assertThat(publicOf(item.bytes("exchange secret"))).isEqualTo(item.bytes("exchange key"));
            Bytes other = items.get(1 - i).bytes("exchange key");
            assertThat(agree(item.bytes("exchange secret"), other)).isEqualTo(item.bytes("shared with the other"));
        }
    }

    private static Bytes publicOf(Bytes secret) {
        byte[] out = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(secret.toArray(), 0, out, 0);
        return Bytes.adopt(out);
    }

    private static Bytes agree(Bytes secret, Bytes other) {
        byte[] out = new byte[X25519.POINT_SIZE];
        if (!X25519.calculateAgreement(secret.toArray(), 0, other.toArray(), 0, out, 0))
            throw new IllegalStateException("of low order: " + other);
        return Bytes.adopt(out);
    }
}
