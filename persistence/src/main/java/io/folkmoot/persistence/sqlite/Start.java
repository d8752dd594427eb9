package io.folkmoot.persistence.sqlite;

import java.time.Duration;

/** What the file says about itself as the store begins: what it holds, and when it was last checked in full. */
record Start(Size size, long checked, long now) {
    /** Reading gigabytes at every start would cost more than it finds. A clock that jumped only checks once more. */
    private static final long CHECK_EVERY = Duration.ofDays(1).toMillis();

    boolean isCheckDue() {
        return now < checked || now - checked >= CHECK_EVERY;
    }
}
