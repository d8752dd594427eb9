package io.folkmoot.persistence.campaign;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process that runs {@link Writing}, as its parent knows it. */
final class Child {
    private static final int LONG = 30;

    private final Process process;
    private final DataInputStream out;
    private final Path errors;

    private Child(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        out = new DataInputStream(process.getInputStream());
    }

    static Child start(List<String> before, Path folder, Path pages, int first) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        if (Runtime.version().feature() >= 24) command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Writing.class.getName()));
        command.addAll(List.of(folder.toString(), pages.toString(), String.valueOf(first)));
        Path errors = pages.resolveSibling("errors");
        return new Child(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** The next number that it says. */
    int heard() throws IOException {
        return out.readInt();
    }

    /** Whether it is still there after so long. */
    boolean livesFor(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** With SIGKILL; then what it had said before. */
    List<Integer> kill() throws IOException, InterruptedException {
        // By its handle: otherwise the pipe is closed too, and with it goes what it said last.
        if (!process.toHandle().destroyForcibly()) throw new AssertionError("a process that cannot be killed");
        if (!process.waitFor(LONG, TimeUnit.SECONDS)) throw new AssertionError("a killed process goes on");
        List<Integer> rest = new ArrayList<>();
        try {
            while (true) rest.add(heard());
        } catch (EOFException e) {
            return rest;
        }
    }

    /** How it ended by itself, with what it wrote to its standard error. */
    String end() throws IOException, InterruptedException {
        return "ended by itself with exit code " + await() + ", saying: " + Files.readString(errors);
    }

    /** Lets it end, once it is through. */
    int await() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(LONG, TimeUnit.SECONDS)) throw new AssertionError("the process does not end");
        return process.exitValue();
    }
}
