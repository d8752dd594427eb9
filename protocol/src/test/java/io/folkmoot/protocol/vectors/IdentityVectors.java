package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.Name;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.util.List;

/** One key, every name. */
record IdentityVectors() implements Section {
    private static final Bytes FIRST_SEED_OF_RFC_8032 =
            Bytes.hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public void write(Lines lines) {
        for (Bytes seed : List.of(Cast.repeated(1), Cast.repeated(2), FIRST_SEED_OF_RFC_8032)) {
            PublicKey key = SigningKey.fromSeed(seed).publicKey();
            Names names = Names.of(key);
            lines.item()
                    .put("seed", seed)
                    .put("public key", key)
                    .put("node id", names.nodeId())
                    .put("amid", names.amid())
                    .put("endpoint id", names.endpointId())
                    .put("pkarr", names.pkarr())
                    .put("did", names.did());
        }
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            PublicKey key = SigningKey.fromSeed(item.bytes("seed")).publicKey();
            assertThat(key.bytes()).isEqualTo(item.bytes("public key"));
            assertThat(Sha256.hash(key.bytes())).isEqualTo(item.bytes("node id"));
            for (String name : List.of("node id", "amid", "pkarr", "did"))
                assertThat(Name.parse(item.text(name)).means(key)).as(name).isTrue();
            assertThat(Name.parse("endpoint:" + item.text("endpoint id")).means(key))
                    .isTrue();
        }
    }
}
