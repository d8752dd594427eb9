package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a writer is asked for. */
final class Writes {
    private Writes() {}

    record Update<A>(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done) implements Write {
        @Override
        public Runnable carryOut(Group group) throws SQLException {
            Result<A> result = group.update(key, kind, rule);
            return () -> done.accept(result);
        }

        @Override
        public void fail(Problem problem, String text) {
            Answers.give(() -> done.accept(new Result.Failed<>(problem, text)));
        }
    }

    record Forget(long now, int most, Consumer<Result<Integer>> done) implements Write {
        @Override
        public Runnable carryOut(Group group) throws SQLException {
            int forgotten = group.forget(now, most);
            return () -> done.accept(new Result.Done<>(forgotten));
        }

        @Override
        public void fail(Problem problem, String text) {
            Answers.give(() -> done.accept(new Result.Failed<>(problem, text)));
        }
    }

    /** Not a change: a question that was asked after some, and is passed on when they are done, or have failed. */
    record Behind(Runnable next, BiConsumer<Problem, String> refusal) implements Write {
        @Override
        public Runnable carryOut(Group group) {
            return next;
        }

        @Override
        public void fail(Problem problem, String text) {
            if (problem == Problem.BUSY || problem == Problem.CLOSED) refusal.accept(problem, text);
            else Answers.give(next);
        }
    }

    record SetAside(List<Long> rows) implements Write {
        @Override
        public Runnable carryOut(Group group) throws SQLException {
            group.setAside(rows);
            return () -> {};
        }

        /** The next reader meets them again. */
        @Override
        public void fail(Problem problem, String text) {}
    }

    /** Brings the store below a limit that was lowered while it was closed, a piece at a time. */
    record Trim(int most, Runnable again) implements Write {
        @Override
        public Runnable carryOut(Group group) throws SQLException {
            return group.trim(most) ? again : () -> {};
        }

        /** The next start tries again. */
        @Override
        public void fail(Problem problem, String text) {}
    }

    /** Notes a number about the store; that this succeeds shows that the disk takes writes again. */
    record Note(String name, long amount) implements Write {
        @Override
        public Runnable carryOut(Group group) throws SQLException {
            group.note(name, amount);
            return () -> {};
        }

        @Override
        public void fail(Problem problem, String text) {}
    }
}
