package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Failure.Reason;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Frames of what others in this peer want said, which may be more than a frame can hold. */
final class Frames {
    private Frames() {}

    /** Null if it is too long: of several large parts each may be within its limit and the whole not. */
    static @Nullable Bytes write(long request, Message message) {
        try {
            return new Frame(request, message).write();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static Bytes refusal(long request, Reason reason, String text) {
        return new Frame(request, new Failure(reason, text, OptionalLong.empty(), List.of())).write();
    }
}
