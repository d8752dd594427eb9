package io.folkmoot.protocol.bytes;

/** z-base-32, the alphabet of pkarr names: five bits a character, chosen to be spoken and typed. */
public final class ZBase32 {
    private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
    private static final int BITS = 5;

    private ZBase32() {}

    public static String encode(Bytes content) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (int i = 0; i < content.length(); i++) {
            held = (held << 8) | (content.at(i) & 0xff);
            for (bits += 8; bits >= BITS; bits -= BITS) text.append(character(held >>> (bits - BITS)));
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.append(character(held << (BITS - bits)));
        return text.toString();
    }

    /** Refuses text of any other length than that of {@code length} bytes, and unused bits that are not zero. */
    public static Bytes decode(String text, int length) throws MalformedException {
        if (text.length() != (length * 8 + BITS - 1) / BITS)
            throw new MalformedException(
                    "z-base-32: " + text.length() + " characters do not hold " + length + " bytes");
        byte[] content = new byte[length];
        int held = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            held = (held << BITS) | digit(text, i);
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                content[next++] = (byte) (held >>> bits);
                held &= (1 << bits) - 1;
            }
        }
        if (held != 0) throw new MalformedException("z-base-32: the last character has bits beyond the content");
        return Bytes.adopt(content);
    }

    private static char character(int value) {
        return ALPHABET.charAt(value & 31);
    }

    private static int digit(String text, int index) throws MalformedException {
        int digit = ALPHABET.indexOf(text.charAt(index));
        if (digit < 0) throw new MalformedException("z-base-32: character " + (index + 1) + " is not of the alphabet");
        return digit;
    }
}
