package io.folkmoot.protocol.bytes;

/** Base58 with Bitcoin's alphabet, which leaves out the characters that people confuse. */
public final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int MAX_TEXT = 128;

    private Base58() {}

    public static String encode(Bytes content) {
        byte[] number = content.toArray();
        int zeros = leadingZeros(number);
        StringBuilder text = new StringBuilder();
        for (int start = zeros; start < number.length; ) {
            text.append(ALPHABET.charAt(divide(number, start, 256, 58)));
            if (number[start] == 0) start++;
        }
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == '1') length--;
        text.setLength(length);
        return "1".repeat(zeros) + text.reverse();
    }

    public static Bytes decode(String text) throws MalformedException {
        if (text.length() > MAX_TEXT)
            throw new MalformedException("base58: " + text.length() + " characters, at most " + MAX_TEXT);
        byte[] digits = digits(text);
        int zeros = leadingZeros(digits);
        byte[] reversed = new byte[text.length()];
        int length = 0;
        for (int start = zeros; start < digits.length; ) {
            reversed[length++] = (byte) divide(digits, start, 58, 256);
            if (digits[start] == 0) start++;
        }
        // The division may end on zeros that the number does not have.
        while (length > 0 && reversed[length - 1] == 0) length--;
        byte[] content = new byte[zeros + length];
        for (int i = 0; i < length; i++) content[zeros + i] = reversed[length - 1 - i];
        return Bytes.adopt(content);
    }

    private static byte[] digits(String text) throws MalformedException {
        byte[] digits = new byte[text.length()];
        for (int i = 0; i < digits.length; i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) throw new MalformedException("base58: character " + (i + 1) + " is not of the alphabet");
            digits[i] = (byte) digit;
        }
        return digits;
    }

    private static int leadingZeros(byte[] number) {
        int zeros = 0;
        while (zeros < number.length && number[zeros] == 0) zeros++;
        return zeros;
    }

    /** Divides the number, written in {@code base} from {@code start} on, in place; answers the remainder. */
    private static int divide(byte[] number, int start, int base, int divisor) {
        int remainder = 0;
        for (int i = start; i < number.length; i++) {
            int dividend = remainder * base + (number[i] & 0xff);
            number[i] = (byte) (dividend / divisor);
            remainder = dividend % divisor;
        }
        return remainder;
    }
}
