package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.Result;
import java.sql.SQLException;
import java.util.function.Consumer;

/** A question to what is on disk, and whom to tell. */
record Read<A>(Question<A> question, Consumer<Result<A>> done) {
    interface Question<A> {
        Result<A> ask(Snapshot snapshot) throws SQLException;
    }

    void carryOut(Snapshot snapshot) throws SQLException {
        Result<A> answer = question.ask(snapshot);
        Answers.give(() -> done.accept(answer));
    }

    void fail(Problem problem, String text) {
        Answers.give(() -> done.accept(new Result.Failed<>(problem, text)));
    }
}
