package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.HiddenCharacters;
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
        OptionalInt hidden =
                name.codePoints().filter(HiddenCharacters::contains).findFirst();
        return hidden.isEmpty()
                ? Optional.empty()
                : bad(String.format(Locale.ROOT, "character U+%04X cannot be seen", hidden.getAsInt()));
    }

    /** For words that a stranger chose and a person reads. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().map(c -> HiddenCharacters.contains(c) ? '\uFFFD' : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static Optional<Refusal> bad(String problem) {
        return Optional.of(new Refusal.BadName(problem));
    }
}
