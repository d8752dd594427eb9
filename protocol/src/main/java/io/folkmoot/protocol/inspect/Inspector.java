package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.signing.Signed;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Prints a frame or a signed object with the fields that a person expects. Fields that only a session knows are null for
 * a bare frame: it names no sender, because the session does.
 */
public final class Inspector {
    private static final JsonFactory JSON = new JsonFactory();
    private static final CharacterEscapes ESCAPES = new VisibleEscapes();

    private final boolean pretty;

    public Inspector(boolean pretty) {
        this.pretty = pretty;
    }

    public String inspect(Bytes content) throws MalformedException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setCharacterEscapes(ESCAPES);
            if (pretty) json.useDefaultPrettyPrinter();
            if (startsLikeAFrame(content)) FrameView.write(json, Frame.read(content));
            else SignedView.of(Signed.parse(content)).write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /** Frames are arrays of four; a statement begins with the length of its purpose tag, which is far smaller. */
    private static boolean startsLikeAFrame(Bytes content) {
        return !content.isEmpty() && (content.at(0) & 0xff) >= 0x80;
    }
}
