package io.folkmoot.persistence.keys;

import java.util.Locale;

/** What a key speaks for; a key of one purpose is never loaded for another. */
public enum KeyPurpose {
    AGENT,
    OPERATOR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
