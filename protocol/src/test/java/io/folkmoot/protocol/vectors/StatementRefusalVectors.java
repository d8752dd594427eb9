package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
import java.util.List;

/** Statements that must not be read, tried as one for messages with one field of at most 64 bytes. */
record StatementRefusalVectors() implements Section {
    @Override
    public String name() {
        return "statement-refusals";
    }

    @Override
    public List<String> free() {
        // Most of these are wrong in more than one digit.
        return List.of("statement");
    }

    @Override
    public void write(Lines lines) {
        String good = Statement.of(Purpose.MESSAGE, Cast.NETWORK)
                .field("moot")
                .build()
                .bytes()
                .toHex();
        int fields = good.length() - 16;
        putItem(lines, "");
        putItem(lines, good.substring(0, fields - 2));
        putItem(lines, good.replace("6d657373616765", "6d657373616764"));
        putItem(lines, Statement.of(Purpose.KNOCK, Cast.NETWORK).build().bytes().toHex());
        putItem(lines, good.replace("07".repeat(32), "08".repeat(32)));
        putItem(lines, good.substring(0, fields));
        putItem(lines, good.substring(0, fields) + "000000056d6f6f74");
        putItem(lines, good.substring(0, fields) + "000000416d6f6f74");
        putItem(lines, good.substring(0, fields) + "ffffffff6d6f6f74");
        putItem(lines, good.substring(0, fields) + "00000002c328");
        putItem(lines, good + "00");
    }

    private static void putItem(Lines lines, String hex) {
        lines.item().put("statement", hex).put("refused", refusal(Bytes.hex(hex)));
    }

    private static String refusal(Bytes statement) {
        try {
            read(statement);
        } catch (MalformedException e) {
            return e.getMessage();
        }
        throw new IllegalStateException("not refused: " + statement);
    }

    private static void read(Bytes statement) throws MalformedException {
        StatementReader reader = StatementReader.open(new Statement(statement), Purpose.MESSAGE, Cast.NETWORK);
        reader.text("field", 64);
        reader.end();
    }

    @Override
    public void check(List<Item> items) {
        for (Item item : items)
            assertThatThrownBy(() -> read(item.bytes("statement"))).hasMessage(item.text("refused"));
    }
}
