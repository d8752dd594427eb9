package io.folkmoot.protocol.records;

/** What a writer believes to be held in its slot; if that is wrong, nothing is written. */
public sealed interface Expected {
    /** The writer does not care, as long as its record is the newest. */
    record Anything() implements Expected {
        @Override
        public String toString() {
            return "anything";
        }
    }

    record Nothing() implements Expected {
        @Override
        public String toString() {
            return "nothing";
        }
    }

    record Sequence(long number) implements Expected {
        @Override
        public String toString() {
            return "sequence " + number;
        }
    }
}
