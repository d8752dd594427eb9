package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.HiddenCharacters;
import io.folkmoot.protocol.bytes.MalformedException;

/** The texts that people give operators, networks and reasons: short, and nothing that a terminal would act on. */
final class Labels {
    static final int MAX_CHARACTERS = 64;

    /** Four bytes a character is the most that UTF-8 needs. */
    static final int MAX_BYTES = 4 * MAX_CHARACTERS;

    private Labels() {}

    static String checked(String field, String text) throws MalformedException {
        int characters = text.codePointCount(0, text.length());
        if (characters < 1 || characters > MAX_CHARACTERS)
            throw new MalformedException(
                    field + ": " + characters + " characters where 1 to " + MAX_CHARACTERS + " are due");
        if (text.codePoints().anyMatch(HiddenCharacters::contains))
            throw new MalformedException(field + ": holds a control or formatting character");
        return text;
    }

    static void require(String field, String text) {
        try {
            checked(field, text);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
