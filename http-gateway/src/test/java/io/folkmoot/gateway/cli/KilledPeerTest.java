package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer in a process of its own that is killed: nothing it leaves behind hinders the next start, and nothing is lost. */
@Tag("slow")
class KilledPeerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void afterAKillTheNextStartHasEverythingThatWasAcknowledged() throws Exception {
        String key;
        try (Program peer = start()) {
            JSON.readTree(peer.out().next());
            key = JSON.readTree(run("put", "kept", "--json").out()).get("key").asText();
        }
        Run nobody = run("status");
        assertThat(nobody.exitCode()).isEqualTo(3);
        assertThat(JSON.readTree(run("stop", "--json").out()).get("was_running").asBoolean())
                .isFalse();
        try (Program again = start()) {
            JsonNode ready = JSON.readTree(again.out().next());
            assertThat(ready.get("ready").asBoolean()).isTrue();
            assertThat(run("get", key).out()).isEqualTo("kept");
            again.stop();
            assertThat(again.end()).isZero();
        }
    }

    @Test
    void stopWaitsUntilTheProcessIsGone() throws Exception {
        try (Program peer = start()) {
            long pid = JSON.readTree(peer.out().next()).get("pid").asLong();
            assertThat(run("stop").exitCode()).isZero();
            assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
            assertThat(peer.end()).isZero();
        }
    }

    @Test
    void aPeerThatIsStoppedWhileItStartsEndsInOrder() throws Exception {
        Path run = folder.resolve("peer").resolve("run");
        for (String reached : List.of("pid", "api.port")) {
            try (Program peer = start()) {
                long deadline = deadline();
                while (!Files.exists(run.resolve(reached)) && System.nanoTime() < deadline)
                    LockSupport.parkNanos(1_000_000);
                peer.stop();
                assertThat(peer.end()).as("stopped once there was a " + reached).isZero();
            }
            Files.delete(run.resolve("pid"));
        }
    }

    @Test
    void whoeverGivesUpWaitingForADetachedPeerEndsIt() throws Exception {
        Path pid = folder.resolve("peer").resolve("run").resolve("pid");
        try (Program up = Program.start(
                "up",
                "--detach",
                "--bind",
                "127.0.0.1",
                "--data",
                folder.resolve("peer").toString())) {
            String holder = "";
            for (long deadline = deadline(); holder.isEmpty() && System.nanoTime() < deadline; ) {
                LockSupport.parkNanos(1_000_000);
                if (Files.exists(pid)) holder = Files.readString(pid).strip();
            }
            ProcessHandle peer = ProcessHandle.of(Long.parseLong(holder)).orElseThrow();
            up.stop();
            assertThat(up.end()).isEqualTo(4);
            peer.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            assertThat(peer.isAlive()).isFalse();
        }
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    }

    private Program start() throws Exception {
        return Program.start(
                "start",
                "--bind",
                "127.0.0.1",
                "--log-level",
                "warn",
                "--data",
                folder.resolve("peer").toString());
    }

    private Run run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = folder.resolve("peer").toString();
        return Run.of(all);
    }
}
