package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.trust.Admitted;
import io.folkmoot.protocol.trust.Genesis;
import io.folkmoot.protocol.trust.TrustSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A set of signed statements, its root, and a verdict that follows from it. */
record TrustSetVectors() implements Section {
    @Override
    public String name() {
        return "trust-set";
    }

    @Override
    public void write(Lines lines) throws Exception {
        Village village = Village.foundedBy("A B C");
        put(lines, village);
        village.happen(Item.Line.parse("endorsed: D by A B C"));
        put(lines, village);
    }

    private static void put(Lines lines, Village village) throws Exception {
        lines.item().put("json", GenesisVectors.json(village.genesis()));
        for (Admitted<?> statement : village.said())
            lines.put("statement", statement.signed().wire());
        long at = 100 * Cast.DAY;
        lines.put("root", village.set().root())
                .put("verdict on D on day 100", Village.verdict(village.set(), at, Village.publicKey("D")));
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            Genesis genesis = Genesis.parseJson(Bytes.utf8(item.text("json")));
            List<Bytes> wires = new ArrayList<>(item.allBytes("statement"));
            check(item, genesis, wires);
            Collections.reverse(wires);
            check(item, genesis, wires);
        }
    }

    private static void check(Item item, Genesis genesis, List<Bytes> wires) throws Exception {
        TrustSet set = TrustSet.empty(genesis);
        for (Bytes wire : wires) set = set.admit(Signed.parse(wire));
        assertThat(set.root()).isEqualTo(item.bytes("root"));
        assertThat(Village.verdict(set, 100 * Cast.DAY, Village.publicKey("D")))
                .isEqualTo(item.text("verdict on D on day 100"));
    }
}
