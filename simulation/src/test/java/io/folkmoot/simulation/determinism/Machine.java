package io.folkmoot.simulation.determinism;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java virtual machine of some make, in a process of its own, with the classes of this test. */
record Machine(String name, Path java, List<String> options) {
    private static final Path HERE = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The language level of the classes. */
    private static final int LEVEL = 21;

    private static final long MOST_MINUTES = 60;

    static final Machine PLAIN = here("as this one");

    static Machine here(String name, String... options) {
        return new Machine(name, HERE, List.of(options));
    }

    /** Those that differ in what the product must not depend on. */
    static List<Machine> different() {
        List<Machine> all = new ArrayList<>();
        all.add(here("serial collector, 300 MB", "-XX:+UseSerialGC", "-Xmx300m"));
        // Not every JDK knows the short headers.
        all.add(here(
                "G1, 1 GB, compact headers",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseG1GC",
                "-Xmx1g",
                "-XX:+UseCompactObjectHeaders"));
        all.add(here("all identities alike", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2"));
        all.add(here("parallel, first compiler only", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1"));
        all.addAll(others());
        return all;
    }

    static Machine interpreter() {
        return here("interpreted", "-Xint");
    }

    /** Other JDKs that are installed and young enough. */
    private static List<Machine> others() {
        if (!Files.isDirectory(INSTALLED)) return List.of();
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(home -> !Files.isSymbolicLink(home) && !HERE.startsWith(home))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")) && level(home) >= LEVEL)
                    .sorted()
                    .map(home -> new Machine(home.getFileName().toString(), home.resolve("bin/java"), List.of()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int level(Path home) {
        try (Stream<String> release = Files.lines(home.resolve("release"))) {
            return release.filter(line -> line.startsWith("JAVA_VERSION="))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("^[^0-9]*(\\d+).*", "$1")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** What the class prints, line by line, when it is given this to read. */
    List<String> run(Class<?> main, List<String> arguments, String input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            List<String> printed = lines.toList();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0)
                throw new IOException(name + " ended with " + process.exitValue() + " after " + printed);
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
