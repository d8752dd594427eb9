package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.folkmoot.protocol.frames.Frame;
import java.io.IOException;

/** A frame as JSON. */
final class FrameView {
    private FrameView() {}

    static void write(JsonGenerator json, Frame frame) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", frame.message().type().name());
        json.writeNumberField("id", frame.requestId());
        json.writeObjectFieldStart("sender");
        for (String unknown : new String[] {"node_id", "agent_id", "operator_id", "address"})
            json.writeNullField(unknown);
        json.writeEndObject();
        json.writeNullField("timestamp");
        json.writeObjectFieldStart("payload");
        new MessageView(json).write(frame.message());
        json.writeEndObject();
        json.writeNullField("signature");
        json.writeEndObject();
    }
}
