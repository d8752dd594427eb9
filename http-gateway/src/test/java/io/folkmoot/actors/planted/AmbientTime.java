package io.folkmoot.actors.planted;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Calendar;

/** Every way to a clock that nobody handed in; it never runs. */
final class AmbientTime {
    long nanos() {
        return System.nanoTime();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Instant instant() {
        return Instant.now();
    }

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    LocalDate date() {
        return LocalDate.now();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    InstantSource source() {
        return InstantSource.system();
    }

    Calendar calendar() {
        return Calendar.getInstance();
    }
}
