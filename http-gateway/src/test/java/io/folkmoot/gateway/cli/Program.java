package io.folkmoot.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, with the class path of this test. */
final class Program implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;

    /** Ended through its handle only: its own methods close what it has printed and nobody has read. */
    private final Process process;

    private final Lines out = new Lines();
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "reader");
        reader.start();
    }

    static Program start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new Program(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void read() {
        try (InputStream printed = process.getInputStream()) {
            printed.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Lines out() {
        return out;
    }

    /** As Ctrl-C of a supervisor: SIGTERM. */
    void stop() {
        process.toHandle().destroy();
    }

    int end() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("it does not end");
        reader.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        return process.exitValue();
    }

    /** As a crash: SIGKILL. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }
}
