package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.Name;
import io.folkmoot.protocol.identity.Names;
import java.util.List;

/** What a text means that a person typed, and which texts mean nothing. */
record NameVectors() implements Section {
    @Override
    public String name() {
        return "names";
    }

    @Override
    public List<String> free() {
        // A refused text stays refused when one character of it changes.
        return List.of("refused");
    }

    @Override
    public void write(Lines lines) {
        Names alice = Names.of(Cast.ALICE.publicKey());
        lines.put("node id", alice.nodeId())
                .put("node id", alice.nodeId().toHex().toUpperCase(java.util.Locale.ROOT))
                .put("amid", alice.amid())
                .put("key", "endpoint:" + alice.endpointId())
                .put("key", alice.pkarr())
                .put("key", alice.did())
                .put("refused", alice.nodeId().toHex().substring(2))
                .put("refused", alice.nodeId().toHex().substring(0, 63) + "g")
                .put("refused", alice.pkarr().substring(0, 51) + "b")
                .put("refused", alice.amid() + "1")
                .put("refused", "endpoint:" + alice.nodeId().toShortText())
                .put("refused", "did:key:z6Mk")
                .put("refused", alice.nodeId().toShortText());
    }

    @Override
    public void check(List<Item> items) {
        for (Item.Line line : items.get(0).lines())
            assertThat(meaning(line.value())).as(line.value()).isEqualTo(line.name());
    }

    private static String meaning(String text) {
        try {
            Name name = Name.parse(text);
            if (!name.means(Cast.ALICE.publicKey())) return "somebody else";
            return switch (name) {
                case Name.OfKey key -> "key";
                case Name.OfNode node -> "node id";
                case Name.OfAmid amid -> "amid";
            };
        } catch (MalformedException e) {
            return "refused";
        }
    }
}
