package io.folkmoot.protocol.records;

/**
 * How long a holder remembers a record beyond serving it. Whoever forgets the newest version as soon as it expires
 * takes an older version, made to live longer, for the newest again when a late holder brings it.
 */
final class Retention {
    private Retention() {}

    /** By then everything that the record outranks has expired, as its author signed that earlier. */
    static long end(SignedRecord record) {
        return replacedNothing(record) ? record.expires() : Math.max(record.expires(), longest(record));
    }

    /** The longest-lived copy of a body wins, and an owned slot's first version has no older one. */
    private static boolean replacedNothing(SignedRecord record) {
        return switch (record.kind().way()) {
            case IMMUTABLE -> true;
            case OWNED -> record.kind().keyRule() != KeyRule.TOPIC && record.sequence() == 0 && !record.isTombstone();
            case SET, CERTIFIED -> false;
        };
    }

    private static long longest(SignedRecord record) {
        return record.created() + record.kind().longestLife().toMillis() + Validator.CLOCK_TOLERANCE.toMillis();
    }
}
