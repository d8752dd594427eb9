package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.regex.Pattern;

/** What a stream begins with, so that its receiver knows for whom it is: a frame, or a named service. */
final class StreamKind {
    static final byte FRAME = 1;
    static final byte SERVICE = 2;
    static final int MAX_SERVICE = 32;

    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z0-9-]{1," + MAX_SERVICE + "}");

    private StreamKind() {}

    /** The frame fills the rest of the stream. */
    static Bytes frame(Bytes frame) {
        byte[] stream = new byte[1 + frame.length()];
        stream[0] = FRAME;
        System.arraycopy(frame.unsafeArray(), 0, stream, 1, frame.length());
        return Bytes.adopt(stream);
    }

    /** The name after its length; the service's own bytes follow. */
    static Bytes service(String name) {
        requireService(name);
        Bytes text = Bytes.utf8(name);
        byte[] head = new byte[2 + text.length()];
        head[0] = SERVICE;
        head[1] = (byte) text.length();
        System.arraycopy(text.unsafeArray(), 0, head, 2, text.length());
        return Bytes.adopt(head);
    }

    static boolean isService(String name) {
        return SERVICE_NAME.matcher(name).matches();
    }

    static void requireService(String name) {
        if (!isService(name))
            throw new IllegalArgumentException(
                    "a service is 1 to " + MAX_SERVICE + " of a-z, 0-9 and -, not \"" + name + "\"");
    }
}
