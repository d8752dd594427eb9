package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
import java.util.List;
import java.util.TreeSet;

/** The first bytes of a statement for each purpose. */
record PurposeVectors() implements Section {
    @Override
    public String name() {
        return "purposes";
    }

    @Override
    public void write(Lines lines) {
        for (Purpose purpose : Purpose.values()) lines.put(purpose.word(), opening(purpose));
    }

    private static Bytes opening(Purpose purpose) {
        Bytes statement = Statement.of(purpose, Cast.NETWORK).build().bytes();
        return Bytes.copyOf(statement.unsafeArray(), 0, 1 + statement.at(0));
    }

    @Override
    public void check(List<Item> items) throws Exception {
        TreeSet<Bytes> different = new TreeSet<>();
        for (Item.Line line : items.get(0).lines()) {
            Statement statement = new Statement(Bytes.hex(line.value() + Cast.NETWORK));
            assertThat(StatementReader.open(statement).purpose().word()).isEqualTo(line.name());
            different.add(statement.bytes());
        }
        assertThat(different).hasSameSizeAs(Purpose.values());
    }
}
