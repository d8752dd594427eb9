package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.client.ApiClient;
import io.folkmoot.gateway.client.ApiException;
import io.folkmoot.gateway.peer.DataLock;
import io.folkmoot.persistence.folder.FolderException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** Ends the peer of a folder: it takes leave of its neighbours first, and this waits until its process is gone. */
@Command(name = "stop", description = "End the running peer of this folder, and wait until it has ended.")
final class StopCommand implements Callable<Integer> {
    /** Beyond what a peer takes to say its last words. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** A container without an init process may keep a dead process in its list for ever. */
    private static final long REAPING_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final CommonOptions common;

    StopCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        OptionalLong holder = holder();
        if (holder.isEmpty() && common.api.isEmpty()) return say(holder, false, "no peer runs on " + common.data);
        ask(holder);
        waitFor(holder);
        return say(holder, true, "stopped");
    }

    private int say(OptionalLong holder, boolean ran, String text) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("stopped", true);
        document.put("was_running", ran);
        holder.ifPresent(pid -> document.put("pid", pid));
        common.print(terminal, document, text);
        return ExitCode.DONE.number();
    }

    private OptionalLong holder() throws CommandException {
        try {
            return DataLock.holder(common.data);
        } catch (FolderException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }

    /** A peer that does not hear its API is told by the signal that ends processes in order. */
    private void ask(OptionalLong holder) throws CommandException {
        try (ApiClient api = ApiClient.connect(Running.target(common))) {
            api.post("/local/stop", Map.of(), ANSWER);
        } catch (ApiException e) {
            if (holder.isEmpty()) throw Running.failure(e);
            terminal.err()
                    .println("folkmoot: its API does not answer; process " + holder.getAsLong() + " is sent SIGTERM");
            ProcessHandle.of(holder.getAsLong())
                    .filter(process -> !process.equals(ProcessHandle.current()))
                    .ifPresent(ProcessHandle::destroy);
        }
    }

    /** The folder is free before its process is quite gone; the next start needs the one, and people count on the other. */
    private void waitFor(OptionalLong holder) throws CommandException {
        long began = System.nanoTime();
        while (isServing(holder)) {
            if (System.nanoTime() - began > PATIENCE_NANOS)
                throw new CommandException(
                        ExitCode.TIMEOUT, "the peer was told to stop and has not yet ended" + last(holder));
            if (!Pause.of(LOOK)) throw new CommandException(ExitCode.TIMEOUT, "stopped before the peer had ended");
        }
        long free = System.nanoTime();
        boolean waits = true;
        while (waits && isAlive(holder) && System.nanoTime() - free < REAPING_NANOS) waits = Pause.of(LOOK);
    }

    private static String last(OptionalLong holder) {
        return holder.isEmpty() ? "" : "; if it never does: kill -9 " + holder.getAsLong();
    }

    private boolean isServing(OptionalLong holder) throws CommandException {
        return common.api.isPresent() ? answers() : holder().equals(holder);
    }

    /** This process may itself be the peer's, in a test, and does not end then. */
    private static boolean isAlive(OptionalLong holder) {
        return holder.isPresent()
                && holder.getAsLong() != ProcessHandle.current().pid()
                && ProcessHandle.of(holder.getAsLong())
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }

    private boolean answers() {
        try (ApiClient api = ApiClient.connect(Running.target(common))) {
            api.get("/local/health", ANSWER);
            return true;
        } catch (ApiException e) {
            return false;
        }
    }
}
