package io.folkmoot.persistence.sqlite;

import java.time.Duration;

/** What the file says about itself as the store begins: what it holds, and when it was last checked in full. */
record Start(Size size, long checked, long now) {
    /** Reading gigabytes more often would cost more than it finds. A clock that jumped only checks once more. */
    static final long CHECK_EVERY = Duration.ofDays(1).toMillis();

    /** 0 if it is due. */
    long millisUntilCheck() {
        return now < checked ? 0 : Math.max(0, CHECK_EVERY - (now - checked));
    }
}
