package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What a record's name may be: text that a person can see all of. */
final class RecordName {
    private RecordName() {}

    static Optional<Refusal> problem(Kind kind, Envelope envelope) {
        String name = envelope.name();
        if (kind.isNameless())
            return name.isEmpty() ? Optional.empty() : bad("a record of kind " + kind.word() + " has none");
        if (kind.isNamedByBody()) {
            String due = Sha256.hash(envelope.body()).toHex();
            return name.equals(due) ? Optional.empty() : bad("it is the hash of the body here, " + due);
        }
        OptionalInt hidden = name.codePoints().filter(RecordName::isHidden).findFirst();
        return hidden.isEmpty()
                ? Optional.empty()
                : bad(String.format(Locale.ROOT, "character U+%04X cannot be seen", hidden.getAsInt()));
    }

    /** For words that a stranger chose and a person reads. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().map(c -> isHidden(c) ? '\uFFFD' : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /**
     * Control characters, and those that reorder or hide what is beside them. Written out instead of asked of the
     * platform, whose tables grow from version to version: peers must not differ on what is valid.
     */
    private static boolean isHidden(int c) {
        return c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || c == 0xad
                || c == 0x61c
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0xfeff
                || (c >= 0xfff9 && c <= 0xfffb)
                || (c >= 0xe0000 && c <= 0xe007f);
    }

    private static Optional<Refusal> bad(String problem) {
        return Optional.of(new Refusal.BadName(problem));
    }
}
