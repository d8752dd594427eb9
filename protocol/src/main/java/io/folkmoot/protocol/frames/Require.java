package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.cbor.CborWriter;
import java.util.List;
import java.util.OptionalLong;

/** The readers' limits for those who write: a message that no peer could read is refused where it is made. */
final class Require {
    private Require() {}

    /** {@code max} counts bytes, as it does for the reader. */
    static void text(String field, String value, int max) {
        int length = CborWriter.utf8(field, value).length;
        if (length > max) throw new IllegalArgumentException(field + ": " + length + " bytes, at most " + max);
    }

    static void bytes(String field, Bytes value, int max) {
        if (value.length() > max)
            throw new IllegalArgumentException(field + ": " + value.length() + " bytes, at most " + max);
    }

    static void bytesOf(String field, Bytes value, int length) {
        if (value.length() != length)
            throw new IllegalArgumentException(field + ": " + value.length() + " bytes where " + length + " are due");
    }

    static void nothingOr(String field, Bytes value, int length) {
        if (!value.isEmpty()) bytesOf(field, value, length);
    }

    static void number(String field, long value, long min, long max) {
        if (value < min || value > max)
            throw new IllegalArgumentException(field + ": " + value + ", must be " + min + " to " + max);
    }

    static void number(String field, OptionalLong value) {
        if (value.isPresent()) number(field, value.getAsLong(), 0, Long.MAX_VALUE);
    }

    static void count(String field, List<?> items, int max) {
        if (items.size() > max)
            throw new IllegalArgumentException(field + ": " + items.size() + " items, at most " + max);
    }

    static void blobs(String field, List<Bytes> blobs, int maxItems, int maxLength) {
        count(field, blobs, maxItems);
        for (Bytes blob : blobs) bytes(field, blob, maxLength);
    }

    static void ids(String field, List<Bytes> ids, int maxItems) {
        count(field, ids, maxItems);
        for (Bytes id : ids) bytesOf(field, id, Blobs.ID);
    }
}
