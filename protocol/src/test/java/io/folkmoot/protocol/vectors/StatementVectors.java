package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
import java.util.Arrays;
import java.util.List;

/** Statements field by field, with their signatures and ids. */
record StatementVectors() implements Section {
    @Override
    public String name() {
        return "statements";
    }

    @Override
    public void write(Lines lines) {
        putItem(lines, Purpose.GOSSIP, List.of());
        putItem(lines, Purpose.MESSAGE, List.of("bytes cafe", "text moot", "number 1800000000000"));
        putItem(lines, Purpose.MESSAGE, List.of("bytes", "text café", "number 0"));
    }

    private static void putItem(Lines lines, Purpose purpose, List<String> fields) {
        Statement.Builder builder = Statement.of(purpose, Cast.NETWORK);
        for (String field : fields) add(builder, field);
        Signed signed = builder.build().sign(Cast.ALICE);
        lines.item().put("purpose", purpose.word()).put("network", Cast.NETWORK);
        for (String field : fields) lines.put("field", field);
        lines.put("statement", signed.statement().bytes())
                .put("seed", Cast.repeated(1))
                .put("signature", signed.signature())
                .put("id", signed.id());
    }

    private static void add(Statement.Builder builder, String field) {
        int blank = field.indexOf(' ');
        String value = blank < 0 ? "" : field.substring(blank + 1);
        switch (blank < 0 ? field : field.substring(0, blank)) {
            case "bytes" -> builder.field(Bytes.hex(value));
            case "text" -> builder.field(value);
            case "number" -> builder.field(Long.parseLong(value));
            default -> throw new IllegalArgumentException(field);
        }
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            Purpose purpose = Arrays.stream(Purpose.values())
                    .filter(one -> one.word().equals(item.text("purpose")))
                    .findFirst()
                    .orElseThrow();
            NetworkId network = new NetworkId(item.bytes("network"));
            Statement.Builder built = Statement.of(purpose, network);
            for (String field : item.all("field")) add(built, field);
            assertThat(built.build().bytes()).isEqualTo(item.bytes("statement"));

            Signed signed = Signed.parse(Bytes.hex(item.text("statement") + item.text("signature")));
            StatementReader reader = StatementReader.open(signed.statement(), purpose, network);
            for (String field : item.all("field")) read(reader, field);
            reader.end();
            SigningKey key = SigningKey.fromSeed(item.bytes("seed"));
            assertThat(signed.isBy(key.publicKey().check())).isTrue();
            assertThat(Sha256.hash(signed.statement().bytes())).isEqualTo(item.bytes("id"));
        }
    }

    private static void read(StatementReader reader, String field) throws Exception {
        String read = switch (field.charAt(0)) {
            case 'b' -> "bytes " + reader.bytes("field", 64);
            case 't' -> "text " + reader.text("field", 64);
            default -> "number " + reader.number("field", Long.MAX_VALUE);
        };
        assertThat(read.strip()).isEqualTo(field);
    }
}
