package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.persistence.folder.FileProblems;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A peer in a process of its own that outlives this one and its terminal; what it says goes to a file of its folder. */
record Detached(String line, Map<String, Object> document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is for this process and not for the peer's, which is always asked for a document. */
    private static final List<String> OWN = List.of("--detach", "--json");

    /** A start on a slow machine, with a store to mend and ten seconds for joining. */
    private static final long PATIENCE_SECONDS = 120;

    /** One older file is kept beside this much. */
    private static final long MOST_LOG_BYTES = 10L << 20;

    /** Waits until the peer is ready; if it never will be, its reason is thrown, with its exit code. */
    static Detached start(Path data, List<String> arguments) throws CommandException {
        Path log = log(data);
        // Ctrl-C does not reach a process of another session, so whoever gives up has to end it.
        try (UntilStopped stop = UntilStopped.watch()) {
            return ready(launch(command(arguments), log), log, stop);
        }
    }

    private static Detached ready(Process process, Path log, UntilStopped stop) throws CommandException {
        try {
            String line = firstLine(process);
            if (line != null) {
                Map<String, Object> document = read(line);
                if (Boolean.TRUE.equals(document.get("ready"))) return new Detached(line, document);
                throw new CommandException(code(process), String.valueOf(document.get("error")));
            }
            ExitCode code = code(process);
            if (code == ExitCode.DONE)
                throw new CommandException(ExitCode.TIMEOUT, "the peer was stopped before it was ready");
            throw new CommandException(code, "the peer ended before it was ready; what it said stands in " + log);
        } catch (InterruptedException e) {
            process.toHandle().destroy();
            stop.end(ExitCode.TIMEOUT);
            throw new CommandException(ExitCode.TIMEOUT, "stopped before the peer was ready");
        }
    }

    /** This very program with this very class path; what it prints first is for us to read. */
    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(newSession());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        arguments.stream().filter(argument -> !OWN.contains(argument)).forEach(command::add);
        command.add("--json");
        return command;
    }

    /** Without a session of its own, the end of the terminal would be the end of the peer. */
    private static List<String> newSession() {
        if (isOnPath("setsid")) return List.of("setsid");
        return isOnPath("nohup") ? List.of("nohup") : List.of();
    }

    private static boolean isOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator, -1))
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) return true;
        return false;
    }

    private static Process launch(List<String> command, Path log) throws CommandException {
        try {
            return new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new CommandException(ExitCode.DEFECT, "a process for the peer cannot be started: " + e.getMessage());
        }
    }

    private static @Nullable String firstLine(Process process) throws InterruptedException, CommandException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread reader = new Thread(() -> readLine(out, line), "folkmoot-detached");
        reader.setDaemon(true);
        reader.start();
        try {
            return line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return null;
        } catch (TimeoutException e) {
            process.toHandle().destroy();
            throw new CommandException(
                    ExitCode.TIMEOUT, "the peer was not ready within " + PATIENCE_SECONDS + " s and was stopped");
        }
    }

    private static void readLine(BufferedReader out, CompletableFuture<String> line) {
        try {
            line.complete(out.readLine());
        } catch (IOException e) {
            line.completeExceptionally(e);
        }
    }

    private static Map<String, Object> read(String line) throws CommandException {
        try {
            return JSON.readValue(line, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new CommandException(ExitCode.DEFECT, "the peer said something that is no document: " + line);
        }
    }

    private static ExitCode code(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) return ExitCode.DEFECT;
        return ExitCode.of(process.exitValue());
    }

    private static Path log(Path data) throws CommandException {
        Path log = data.resolve("log").resolve("peer.log");
        try {
            Path folder = data.resolve("log");
            Files.createDirectories(data);
            if (!Files.isDirectory(folder)) Files.createDirectory(folder, asked("rwx------"));
            if (Files.exists(log) && Files.size(log) > MOST_LOG_BYTES)
                Files.move(log, log.resolveSibling("peer.log.1"), StandardCopyOption.REPLACE_EXISTING);
            if (!Files.exists(log, LinkOption.NOFOLLOW_LINKS)) Files.createFile(log, asked("rw-------"));
            // Or the process that is to write there would fail to start, for a reason that names something else.
            Files.newOutputStream(log, StandardOpenOption.APPEND).close();
            return log;
        } catch (IOException e) {
            throw CommandException.wrongInput(log + " cannot be written: " + FileProblems.inWords(e));
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> asked(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
