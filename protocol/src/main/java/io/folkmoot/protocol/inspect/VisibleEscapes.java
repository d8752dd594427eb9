package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.folkmoot.protocol.bytes.HiddenCharacters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Spells out what a terminal would act on or a person would not see: strangers chose the text. Both halves of a surrogate
 * pair count as hidden, so all beyond the first plane is spelt out; one half alone could not be.
 */
final class VisibleEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return HiddenCharacters.contains(character)
                ? new SerializedString(String.format(Locale.ROOT, "\\u%04X", character))
                : null;
    }
}
