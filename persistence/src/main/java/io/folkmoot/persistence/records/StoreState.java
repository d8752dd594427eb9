package io.folkmoot.persistence.records;

/** Whether the store does all that it is there for. */
public sealed interface StoreState {
    record Sound() implements StoreState {}

    /** It answers what it can, and refuses the rest; the reason is for people. */
    record Degraded(Problem problem, String reason) implements StoreState {}
}
