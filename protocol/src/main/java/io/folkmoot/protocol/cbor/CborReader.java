package io.folkmoot.protocol.cbor;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;

/**
 * Reads deterministic CBOR one announced item at a time. The caller names what must come next and how large it may be;
 * nothing is skipped or guessed, so there is no recursion, and no length is believed before the bytes are there.
 */
public final class CborReader {
    private final byte[] in;
    private int position;

    public CborReader(Bytes content) {
        in = content.unsafeArray();
    }

    /** The number of items of an array that may have {@code max} of them. */
    public int array(String field, int max) throws MalformedException {
        return (int) head(field, Major.ARRAY, max, " items");
    }

    /** Opens an array that has exactly this many items. */
    public void exactly(String field, int items) throws MalformedException {
        int count = array(field, Integer.MAX_VALUE);
        if (count != items) throw new MalformedException(field + ": " + count + " items where " + items + " are due");
    }

    public long number(String field, long max) throws MalformedException {
        return head(field, Major.UNSIGNED, max, "");
    }

    public Bytes bytes(String field, int max) throws MalformedException {
        return content(field, (int) head(field, Major.BYTES, max, " bytes"));
    }

    public Bytes bytesOf(String field, int length) throws MalformedException {
        Bytes value = bytes(field, length);
        if (value.length() != length)
            throw new MalformedException(field + ": " + value.length() + " bytes where " + length + " are due");
        return value;
    }

    /** {@code max} counts bytes, not characters. */
    public String text(String field, int max) throws MalformedException {
        return Utf8.decode(field, content(field, (int) head(field, Major.TEXT, max, " bytes")));
    }

    public boolean flag(String field) throws MalformedException {
        int initial = next(field);
        if (initial == Major.TRUE) return true;
        if (initial == Major.FALSE) return false;
        throw new MalformedException(field + ": neither true nor false");
    }

    /** Takes a null where an optional field is absent; leaves anything else for the next read. */
    public boolean nothing() {
        if (position >= in.length || (in[position] & 0xff) != Major.NULL) return false;
        position++;
        return true;
    }

    public void end() throws MalformedException {
        if (position < in.length) throw new MalformedException("frame: " + (in.length - position) + " bytes too many");
    }

    private Bytes content(String field, int length) throws MalformedException {
        if (in.length - position < length) throw new MalformedException(field + ": cut short");
        Bytes value = Bytes.copyOf(in, position, length);
        position += length;
        return value;
    }

    private long head(String field, int major, long max, String unit) throws MalformedException {
        int initial = next(field);
        if (initial >>> 5 != major) throw new MalformedException(field + ": another kind of item than is due");
        long argument = argument(field, initial & 31);
        if (argument < 0 || argument > max)
            throw new MalformedException(field + ": " + Long.toUnsignedString(argument) + unit + ", at most " + max);
        return argument;
    }

    private long argument(String field, int info) throws MalformedException {
        if (info < Major.ONE_BYTE) return info;
        int power = info - Major.ONE_BYTE;
        if (power > 3) throw new MalformedException(field + ": indefinite or reserved length");
        long value = 0;
        for (int i = 0; i < 1 << power; i++) value = (value << 8) | next(field);
        if (Long.compareUnsigned(value, leastOf(power)) < 0)
            throw new MalformedException(field + ": not in the shortest form");
        return value;
    }

    private static long leastOf(int power) {
        return power == 0 ? Major.ONE_BYTE : 1L << (8 << (power - 1));
    }

    private int next(String field) throws MalformedException {
        if (position >= in.length) throw new MalformedException(field + ": the frame ends before it");
        return in[position++] & 0xff;
    }
}
