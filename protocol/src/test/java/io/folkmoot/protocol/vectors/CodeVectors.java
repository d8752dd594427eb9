package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.FrameType;
import io.folkmoot.protocol.frames.Gossip;
import java.util.List;
import java.util.OptionalLong;

/** The numbers that stand for words in frames. */
record CodeVectors() implements Section {
    @Override
    public String name() {
        return "codes";
    }

    @Override
    public void write(Lines lines) {
        for (FrameType type : FrameType.values()) lines.put("type", type.code() + " " + type.name());
        lines.item();
        for (Gossip.Topic topic : Gossip.Topic.values()) lines.put("topic", topic.code() + " " + topic.name());
        lines.item();
        for (Gossip.Step step : Gossip.Step.values()) lines.put("step", step.code() + " " + step.name());
        lines.item();
        for (Failure.Reason reason : Failure.Reason.values()) lines.put("reason", reason.code() + " " + reason.name());
    }

    @Override
    public void check(List<Item> items) {
        for (Item item : items)
            for (Item.Line line : item.lines()) {
                int code = Integer.parseInt(line.words().get(0));
                assertThat(codeOnTheWire(line.name(), line.words().get(1)))
                        .as(line.toString())
                        .isEqualTo(code);
            }
    }

    /** The bytes 5 and 6 of a frame [1, type, 0, [first, second, …]] are what its body begins with. */
    private static int codeOnTheWire(String list, String word) {
        return switch (list) {
            case "type" -> FrameType.valueOf(word).code();
            case "topic" -> byteOf(gossip(Gossip.Topic.valueOf(word), Gossip.Step.HAVE), 5);
            case "step" -> byteOf(gossip(Gossip.Topic.REPORT, Gossip.Step.valueOf(word)), 6);
            case "reason" -> byteOf(failure(Failure.Reason.valueOf(word)), 5);
            default -> throw new IllegalArgumentException(list);
        };
    }

    private static int byteOf(Frame frame, int index) {
        return frame.write().at(index);
    }

    private static Frame gossip(Gossip.Topic topic, Gossip.Step step) {
        return new Frame(0, new Gossip(topic, step, List.of()));
    }

    private static Frame failure(Failure.Reason reason) {
        return new Frame(0, new Failure(reason, "", OptionalLong.empty(), List.of()));
    }
}
