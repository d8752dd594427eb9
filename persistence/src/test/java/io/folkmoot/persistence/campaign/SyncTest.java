package io.folkmoot.persistence.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill does not show whether the disk was waited for, so the system is asked how often it was. */
class SyncTest {
    private static final int PAGES = 2_000;
    private static final Pattern SYNCS = Pattern.compile("(?m)^.*?(\\d+)\\s+(?:\\d+\\s+)?(?:fsync|fdatasync)$");

    @TempDir
    Path temporary;

    @Test
    @Tag("slow")
    void everyCommitWaitsForTheDisk() throws Exception {
        assumeTrue(canTrace(), "strace is missing or may not trace here: syncs are not counted");
        Path pages = temporary.resolve("pages");
        Path counted = temporary.resolve("counted");
        Pages.write(Pages.sign(PAGES), pages);
        List<String> trace = List.of("strace", "-f", "-c", "-e", "trace=fsync,fdatasync", "-o", counted.toString());

        Child child = Child.start(trace, temporary.resolve("store"), pages, 0);
        for (int page = 0; page < PAGES; page++) assertThat(child.heard()).isNotNegative();
        assertThat(child.heard()).isEqualTo(Writing.THROUGH);
        int commits = child.heard();
        int syncs = child.heard();
        assertThat(child.await()).isZero();

        assertThat(commits).isBetween(PAGES / Writing.IN_FLIGHT, PAGES);
        assertThat(syncs).isGreaterThanOrEqualTo(commits);
        assertThat(bySystem(Files.readString(counted))).isGreaterThanOrEqualTo(syncs);
    }

    private static int bySystem(String table) {
        int syncs = 0;
        for (Matcher row = SYNCS.matcher(table); row.find(); ) syncs += Integer.parseInt(row.group(1));
        return syncs;
    }

    private static boolean canTrace() throws Exception {
        try {
            Process probe = new ProcessBuilder("strace", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
