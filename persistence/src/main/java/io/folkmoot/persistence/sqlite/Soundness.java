package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.StoreState;
import java.nio.file.Path;
import java.sql.SQLException;

/** Whether the store works, and the words for why not. */
final class Soundness {
    private final Files files;
    private volatile StoreState state = new StoreState.Sound();

    Soundness(Files files) {
        this.files = files;
    }

    StoreState state() {
        return state;
    }

    /** What a failure means, in words for whoever asked. */
    String explain(Problem problem, SQLException e) {
        Path file = files.records();
        String cause = String.valueOf(e.getMessage());
        return switch (problem) {
            case DISK_FULL -> "no room for " + file + ": " + cause;
            case READ_ONLY -> file + " cannot be written: " + cause;
            case DAMAGED -> file + " is damaged; it is salvaged at the next start: " + cause;
            default -> file + " fails: " + cause;
        };
    }

    void failed(Problem problem, String reason) {
        if (isDamaged()) return;
        if (problem == Problem.DAMAGED) files.markDamaged(reason);
        state = new StoreState.Degraded(problem, reason);
    }

    /** What a check of the whole file has found. */
    void damaged(String found) {
        failed(Problem.DAMAGED, files.records() + " is damaged; it is salvaged at the next start: " + found);
    }

    /** Something was written; damage does not go away by that. */
    void recovered() {
        if (state instanceof StoreState.Degraded && !isDamaged()) state = new StoreState.Sound();
    }

    boolean isSound() {
        return state instanceof StoreState.Sound;
    }

    boolean isDamaged() {
        return state instanceof StoreState.Degraded(Problem problem, String reason) && problem == Problem.DAMAGED;
    }
}
