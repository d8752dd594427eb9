package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.EdgeCase;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import java.util.List;

/** The published table of edge cases: what the gate and the strict rule say where libraries differ. */
record GateVectors() implements Section {
    private static final int KEY = 64;

    /** Squaring shows that no x goes with y = 2. */
    private static final Bytes OFF_THE_CURVE = Bytes.hex("02" + "00".repeat(31));

    @Override
    public String name() {
        return "edge-cases";
    }

    @Override
    public List<String> free() {
        // What is refused stays refused when one digit of it changes.
        return List.of("refuse");
    }

    @Override
    public void write(Lines lines) {
        Bytes message = EdgeCase.all().get(0).message();
        lines.put("message", message);
        for (EdgeCase edge : EdgeCase.all()) {
            if (!edge.message().equals(message)) throw new IllegalStateException("another message: " + edge);
            lines.item().put("note", edge.title().replaceAll(": .*", ""));
            put(lines, edge.valid() ? "accept" : "refuse", edge.key(), edge.signature());
        }
        lines.item().put("note", "key not on the curve");
        put(lines, "refuse", OFF_THE_CURVE, EdgeCase.all().get(0).signature());
    }

    private static void put(Lines lines, String verdict, Bytes key, Bytes signature) {
        lines.put(verdict, key + " " + signature);
    }

    @Override
    public void check(List<Item> items) {
        Bytes message = items.get(0).bytes("message");
        for (Item item : items.subList(1, items.size())) {
            Item.Line line = item.lines().get(1);
            assertThat(line.value().indexOf(' ')).isEqualTo(KEY);
            assertThat(verdict(line, message)).as(item.text("note")).isEqualTo(line.name());
        }
    }

    private static String verdict(Item.Line line, Bytes message) {
        try {
            PublicKey key = PublicKey.parse(Bytes.hex(line.words().get(0)));
            Signature signature = Signature.parse(Bytes.hex(line.words().get(1)));
            return key.check().verifies(signature, message) ? "accept" : "refuse";
        } catch (MalformedException e) {
            return "refuse";
        }
    }
}
