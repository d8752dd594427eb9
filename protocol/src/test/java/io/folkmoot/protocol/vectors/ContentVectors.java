package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.packets.Content;
import java.util.List;

/** One of each content, and what it says. */
record ContentVectors() implements Section {
    private static final Bytes NONCE = Cast.rising(0xe1, 8);

    @Override
    public String name() {
        return "contents";
    }

    @Override
    public void write(Lines lines) {
        for (Content content : List.of(
                new Content.Whole(new Frame(1, new Ping()).write()),
                new Content.Part(0x0102030405060708L, false, 0, 2, Bytes.hex("cafe")),
                new Content.Part(0x0102030405060708L, true, 63, 64, Bytes.hex("ca")),
                new Content.Received(0x0102030405060708L, true, 5),
                new Content.Received(3, false, 1L << 63),
                new Content.PathChallenge(NONCE),
                new Content.PathAnswer(NONCE),
                new Content.Confirm())) show(lines, content);
    }

    private static void show(Lines lines, Content content) {
        lines.item().put("content", content.write());
        switch (content) {
            case Content.Whole(Bytes frame) -> lines.put("whole frame", frame);
            case Content.Part(long request, boolean answer, int index, int count, Bytes bytes) ->
                lines.put("part of " + direction(answer), request)
                        .put("index", index)
                        .put("count", count)
                        .put("bytes", bytes);
            case Content.Received(long request, boolean answer, long parts) ->
                lines.put("received of " + direction(answer), request).put("parts", Long.toBinaryString(parts));
            case Content.PathChallenge(Bytes nonce) -> lines.put("path challenge", nonce);
            case Content.PathAnswer(Bytes nonce) -> lines.put("path answer", nonce);
            case Content.Confirm() -> lines.put("confirm", "");
        }
    }

    private static String direction(boolean answer) {
        return answer ? "answer" : "request";
    }

    @Override
    public void check(List<Item> items) throws Exception {
        Lines again = new Lines();
        for (Item item : items) show(again, Content.read(item.bytes("content")));
        assertThat(Item.parse(again.all())).isEqualTo(items);
    }
}
