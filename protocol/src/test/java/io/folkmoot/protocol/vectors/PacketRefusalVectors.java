package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.SomePackets;
import io.folkmoot.protocol.packets.Welcome;
import java.util.List;

/** Packets, payloads and contents that are not read, with what the reference implementation says of them. */
record PacketRefusalVectors() implements Section {
    private static final String ID = "0102030405060708";

    @Override
    public String name() {
        return "packet-refusals";
    }

    @Override
    public List<String> free() {
        // Most of these are wrong in more than one digit.
        return List.of("packet", "payload 2", "content");
    }

    @Override
    public void write(Lines lines) {
        for (String packet : List.of(
                "",
                "07" + ID + ID,
                "08" + ID,
                "09" + ID,
                "0a" + ID + ID + "00".repeat(16),
                "0b" + ID + "00".repeat(15),
                "0c" + ID + ID + "00",
                "0d" + ID,
                "0e" + ID + "00".repeat(47))) put(lines, "packet", packet);
        put(lines, "payload 2", "00".repeat(40));
        put(lines, "payload 2", "04" + "00".repeat(40));
        for (String content : List.of(
                "",
                "00",
                "01",
                "07",
                "0600",
                "04" + ID + "00",
                "03" + ID + "00" + ID + "00",
                "03" + ID + "02" + ID,
                "02" + ID + "00" + "0002",
                "02" + ID + "00" + "0001ca",
                "02" + ID + "00" + "0041ca",
                "02" + ID + "00" + "0202ca",
                "02" + "8000000000000000" + "00" + "0002ca")) put(lines, "content", content);
    }

    private static void put(Lines lines, String name, String hex) {
        lines.item().put(name, hex).put("refused", refusal(name, Bytes.hex(hex)));
    }

    private static String refusal(String name, Bytes input) {
        try {
            switch (name) {
                case "packet" -> SomePackets.rewritten(input.toArray());
                case "payload 2" -> Welcome.read(input);
                case "content" -> Content.read(input);
                default -> throw new IllegalArgumentException(name);
            }
        } catch (MalformedException e) {
            return e.getMessage();
        }
        throw new IllegalStateException("not refused: " + name + " " + input);
    }

    @Override
    public void check(List<Item> items) {
        for (Item item : items) {
            Item.Line input = item.lines().get(0);
            assertThat(refusal(input.name(), Bytes.hex(input.value()))).isEqualTo(item.text("refused"));
        }
    }
}
