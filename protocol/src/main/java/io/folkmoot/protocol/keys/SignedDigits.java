package io.folkmoot.protocol.keys;

/**
 * A scalar as odd digits with zeros between them: of any {@code width} neighbouring digits at most one is not zero, so a
 * multiplication adds seldom.
 */
final class SignedDigits {
    static final int COUNT = 257;

    private SignedDigits() {}

    /** Digit {@code i} has the weight {@code 2^i} and lies between {@code ±2^(width-1)}. */
    static byte[] of(byte[] littleEndian, int width) {
        byte[] digits = new byte[COUNT];
        int carry = 0;
        for (int i = 0; i < COUNT; ) {
            if (bit(littleEndian, i) == carry) {
                i++;
                continue;
            }
            int digit = window(littleEndian, i, width) + carry;
            carry = digit >>> (width - 1);
            digits[i] = (byte) (digit - (carry << width));
            i += width;
        }
        return digits;
    }

    private static int bit(byte[] number, int index) {
        return index < 8 * number.length ? (number[index >>> 3] >>> (index & 7)) & 1 : 0;
    }

    private static int window(byte[] number, int index, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) value |= bit(number, index + i) << i;
        return value;
    }
}
