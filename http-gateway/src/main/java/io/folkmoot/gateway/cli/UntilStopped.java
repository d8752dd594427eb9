package io.folkmoot.gateway.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until Ctrl-C or SIGTERM end in its own words: the command is woken by an interrupt, says what
 * it has to say, and the process then ends with the command's own exit code.
 */
final class UntilStopped implements AutoCloseable {
    /** How long the last words may take; an impatient supervisor kills after ten seconds. */
    private static final long LAST_WORDS_SECONDS = 9;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean stopping;
    private volatile int exitCode = ExitCode.DEFECT.number();

    private UntilStopped(Thread command) {
        hook = new Thread(() -> stop(command), "folkmoot-stop");
    }

    /** The calling thread is the command's. */
    static UntilStopped watch() {
        UntilStopped watch = new UntilStopped(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    /** Whether the process has been told to end. */
    boolean isStopping() {
        return stopping;
    }

    /** The last thing that a command does: nothing after it is sure to happen. */
    int end(ExitCode code) {
        exitCode = code.number();
        return exitCode;
    }

    /** Without this exit code the JVM would report that a signal ended it. */
    private void stop(Thread command) {
        stopping = true;
        command.interrupt();
        try {
            if (!ended.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            return;
        }
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook is what ends it.
            Thread.interrupted();
        }
    }
}
