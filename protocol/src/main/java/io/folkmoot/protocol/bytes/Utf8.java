package io.folkmoot.protocol.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text from outside: well-formed UTF-8 or nothing. The usual conversions replace what they cannot read. */
public final class Utf8 {
    private Utf8() {}

    public static String decode(String field, Bytes content) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.unsafeArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(field + ": not well-formed UTF-8");
        }
    }
}
