package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.trust.Genesis;
import java.util.List;

/** Genesis files with their canonical bytes, whose hash is the network's id. */
record GenesisVectors() implements Section {
    @Override
    public String name() {
        return "genesis";
    }

    @Override
    public void write(Lines lines) throws Exception {
        for (Genesis genesis :
                List.of(Genesis.open("open"), Village.foundedBy("A B C").genesis()))
            lines.item()
                    .put("json", json(genesis))
                    .put("canonical", genesis.canonical())
                    .put("network id", genesis.networkId());
    }

    static String json(Genesis genesis) throws Exception {
        return new ObjectMapper().readTree(genesis.toJson().toUtf8()).toString();
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            Genesis genesis = Genesis.parseJson(Bytes.utf8(item.text("json")));
            assertThat(genesis.canonical()).isEqualTo(item.bytes("canonical"));
            assertThat(genesis.networkId().bytes()).isEqualTo(item.bytes("network id"));
            assertThat(Sha256.hash(item.bytes("canonical"))).isEqualTo(item.bytes("network id"));
        }
    }
}
