package io.folkmoot.persistence.records;

/** What became of a call to the store. */
public sealed interface Result<A> {
    record Done<A>(A value) implements Result<A> {}

    /** Nothing was changed. The text is for people: it says what is wrong and where. */
    record Failed<A>(Problem problem, String text) implements Result<A> {}
}
