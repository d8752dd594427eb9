package io.folkmoot.persistence.sqlite;

/** Hands answers out so that whoever fails to take one harms nobody else. */
final class Answers {
    private Answers() {}

    static void give(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
