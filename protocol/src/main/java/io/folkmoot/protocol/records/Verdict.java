package io.folkmoot.protocol.records;

/** What a holder says of a record that was offered to it. */
public sealed interface Verdict {
    record Valid(SignedRecord record) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
