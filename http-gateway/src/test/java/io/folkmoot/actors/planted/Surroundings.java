package io.folkmoot.actors.planted;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs from machine to machine; it never runs. */
final class Surroundings {
    Charset charset() {
        return Charset.defaultCharset();
    }

    @SuppressWarnings("StringCaseLocaleUsage")
    String small(String text) {
        return text.toLowerCase();
    }

    String formatted(int number) {
        return String.format("%d", number);
    }

    Locale language() {
        return Locale.getDefault();
    }

    ZoneId zone() {
        return ZoneId.systemDefault();
    }

    @Nullable
    String setting() {
        return System.getProperty("user.name");
    }

    @SuppressWarnings("StreamResourceLeak")
    Stream<Path> folder(Path folder) throws IOException {
        return Files.list(folder);
    }

    double rounded(double number) {
        return Math.log(number);
    }
}
