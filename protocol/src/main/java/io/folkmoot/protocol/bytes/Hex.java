package io.folkmoot.protocol.bytes;

import java.util.HexFormat;

/** Hex digits from outside. */
public final class Hex {
    private Hex() {}

    /** Takes exactly as many digits as {@code length} bytes have, in either case. */
    public static Bytes parse(String field, String digits, int length) throws MalformedException {
        if (digits.length() != 2 * length)
            throw new MalformedException(
                    field + ": " + digits.length() + " characters where " + 2 * length + " hex digits are due");
        try {
            return Bytes.adopt(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(field + ": not all of its characters are hex digits");
        }
    }
}
