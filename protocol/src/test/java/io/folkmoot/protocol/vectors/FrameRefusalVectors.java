package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Frame;
import java.util.List;

/** Frames that are not read, with what the reference implementation says of them. */
record FrameRefusalVectors() implements Section {
    @Override
    public String name() {
        return "frame-refusals";
    }

    @Override
    public List<String> free() {
        // Most of these are wrong in more than one digit.
        return List.of("frame");
    }

    @Override
    public void write(Lines lines) {
        for (String hex : List.of(
                "",
                "8401010080ff",
                "83010100",
                "8402010080",
                "84010f0080",
                "8401182a0080",
                "8401012080",
                "8401010081f6",
                "840101008000",
                "840102008146c00002010000",
                "840102008152" + "00000000000000000000ffff" + "c0000201" + "1b59",
                "840102008145c000020101",
                "84010300825820" + "00".repeat(32) + "00",
                "84010300825820" + "00".repeat(32) + "15",
                "84010400835820" + "00".repeat(32) + "65656e74727941ff",
                "84010500834041c0f6",
                "84010d008100",
                "84010d008107",
                "84010d00820300",
                "84010e00841360f680")) lines.item().put("frame", hex).put("refused", refusal(Bytes.hex(hex)));
    }

    private static String refusal(Bytes frame) {
        try {
            Frame.read(frame);
        } catch (MalformedException e) {
            return e.getMessage();
        }
        throw new IllegalStateException("not refused: " + frame);
    }

    @Override
    public void check(List<Item> items) {
        for (Item item : items)
            assertThatThrownBy(() -> Frame.read(item.bytes("frame")))
                    .isInstanceOf(MalformedException.class)
                    .hasMessage(item.text("refused"));
    }
}
