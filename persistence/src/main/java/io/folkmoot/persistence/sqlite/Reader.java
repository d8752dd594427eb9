package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Answers questions in groups, each over one snapshot of the file that is no older than the group. */
final class Reader {
    private final Access access;
    private final Recent recent;
    private final Soundness soundness;
    private final Consumer<List<Long>> setAside;
    private final AtomicLong reads = new AtomicLong();

    Reader(Access access, Recent recent, Soundness soundness, Consumer<List<Long>> setAside) {
        this.access = access;
        this.recent = recent;
        this.soundness = soundness;
        this.setAside = setAside;
    }

    long reads() {
        return reads.get();
    }

    void carryOut(List<Read<?>> reads) {
        Recent.Tickets tickets = recent.tickets();
        for (Read<?> read : reads) {
            try {
                read.carryOut(new Snapshot(access.table(), recent, tickets, setAside));
            } catch (SQLException e) {
                fail(read, e);
            } catch (RuntimeException e) {
                access.recover();
                read.fail(Problem.IO, "a defect of ours: " + e);
            }
        }
        this.reads.addAndGet(reads.size());
        letGo();
    }

    private void fail(Read<?> read, SQLException e) {
        access.recover();
        Problem problem = Dialect.problem(e);
        String text = soundness.explain(problem, e);
        if (problem == Problem.DAMAGED) soundness.failed(problem, text);
        read.fail(problem, text);
    }

    /** The log cannot be moved into the file as long as somebody still reads what was before. */
    private void letGo() {
        try {
            access.table().commit();
        } catch (SQLException e) {
            access.recover();
        }
    }

    void close() {
        access.close();
    }
}
