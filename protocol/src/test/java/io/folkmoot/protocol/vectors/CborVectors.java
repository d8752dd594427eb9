package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import java.util.List;

/** Items of the CBOR that frames are made of, and shapes that are refused. */
record CborVectors() implements Section {
    @Override
    public String name() {
        return "cbor";
    }

    @Override
    public List<String> free() {
        // A refused shape may turn into another refused one.
        return List.of(
                "refused as number", "refused as text", "refused as bytes", "refused as array", "refused as flag");
    }

    @Override
    public void write(Lines lines) {
        for (long number :
                new long[] {0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295L, 4_294_967_296L, Long.MAX_VALUE})
            lines.put("number", number + " " + new CborWriter(9).number(number).finish());
        for (String text : List.of("moot", "café"))
            lines.put("text", text + " " + new CborWriter(9).text(text).finish());
        lines.put("bytes", "cafe " + new CborWriter(9).bytes(Bytes.hex("cafe")).finish());
        for (int items : new int[] {0, 4, 24, 256})
            lines.put("array of", items + " " + new CborWriter(9).array(items).finish());
        for (boolean flag : new boolean[] {false, true})
            lines.put("flag", flag + " " + new CborWriter(9).flag(flag).finish());
        lines.put("nothing", new CborWriter(9).nothing().finish());

        refuse(lines, "not the shortest form", "number", "1817", "1900ff", "1a0000ffff", "1b00000000ffffffff");
        refuse(lines, "above 2^63 - 1", "number", "1b8000000000000000");
        refuse(lines, "a negative number, a float, a tag, an undefined value", "number", "20", "f93c00", "c100", "f7");
        refuse(lines, "an indefinite length", "text", "7f616dff");
        refuse(lines, "an indefinite length", "bytes", "5f41caff");
        refuse(lines, "an indefinite length, a map", "array", "9fff", "a0");
        refuse(lines, "not well-formed UTF-8", "text", "62c328");
        refuse(lines, "cut short", "bytes", "43cafe", "5a");
        refuse(lines, "a simple value in two bytes", "flag", "f814");
    }

    private static void refuse(Lines lines, String note, String type, String... encodings) {
        lines.item().put("note", note);
        for (String hex : encodings) lines.put("refused as " + type, hex);
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item.Line line : items.get(0).lines()) {
            List<String> words = line.words();
            CborReader in = new CborReader(Bytes.hex(words.get(words.size() - 1)));
            assertThat(read(line.name(), in)).isEqualTo(words.get(0));
            in.end();
        }
        for (Item item : items.subList(1, items.size()))
            for (Item.Line line : item.lines().subList(1, item.lines().size()))
                assertThat(isRefused(line)).as(line.toString()).isTrue();
    }

    private static boolean isRefused(Item.Line line) {
        try {
            read(line.name().substring("refused as ".length()), new CborReader(Bytes.hex(line.value())));
            return false;
        } catch (MalformedException e) {
            return true;
        }
    }

    private static String read(String type, CborReader in) throws MalformedException {
        return switch (type) {
            case "number" -> String.valueOf(in.number("number", Long.MAX_VALUE));
            case "text" -> in.text("text", 1_000);
            case "bytes" -> in.bytes("bytes", 1_000).toHex();
            case "array", "array of" -> String.valueOf(in.array("array", 1_000));
            case "flag" -> String.valueOf(in.flag("flag"));
            case "nothing" -> in.nothing() ? "f6" : "something";
            default -> throw new IllegalArgumentException(type);
        };
    }
}
