package io.folkmoot.protocol.bytes;

/**
 * Characters that a person cannot see, or that reorder or hide what is beside them. Written out instead of asked of the
 * platform, whose tables grow from version to version: peers must not differ on what is valid.
 */
public final class HiddenCharacters {
    private HiddenCharacters() {}

    public static boolean contains(int character) {
        return character < 0x20
                || (character >= 0x7f && character < 0xa0)
                || character == 0xad
                || character == 0x61c
                || (character >= 0x200b && character <= 0x200f)
                || (character >= 0x2028 && character <= 0x202e)
                || (character >= 0x2060 && character <= 0x206f)
                || (character >= 0xd800 && character <= 0xdfff)
                || character == 0xfeff
                || (character >= 0xfff9 && character <= 0xfffb)
                || (character >= 0xe0000 && character <= 0xe007f);
    }
}
