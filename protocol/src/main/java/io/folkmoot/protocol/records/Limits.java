package io.folkmoot.protocol.records;

import java.time.Duration;

/** How long a record of a kind may live, how large it may be, and how many of them one key holds. */
record Limits(Duration life, int body, int perIssuer, int members) {
    private static final int KIB = 1024;

    static Limits days(int days) {
        return new Limits(Duration.ofDays(days), 0, 1, 1);
    }

    Limits kib(int kib) {
        return new Limits(life, kib * KIB, perIssuer, members);
    }

    Limits members(int mostPerIssuer, int most) {
        return new Limits(life, body, mostPerIssuer, most);
    }
}
