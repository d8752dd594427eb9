package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.StoreState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries out changes in groups: one transaction and one sync for all that waits. Where a group cannot be committed each
 * of it is tried alone, so that what fails takes nothing else along.
 */
final class Writer {
    /** A group is committed early when so many bytes wait, which keeps the transaction in the page cache. */
    private static final long MOST_BYTES = 1L << 20;

    private final Access access;
    private final Allowance allowance;
    private final Recent recent;
    private final Soundness soundness;
    private final Runnable onFailure;
    private final AtomicLong commits = new AtomicLong();
    private volatile Size size;
    private volatile Tally tally = Tally.NONE;

    Writer(Access access, Size size, Allowance allowance, Recent recent, Soundness soundness, Runnable onFailure) {
        this.access = access;
        this.size = size;
        this.allowance = allowance;
        this.recent = recent;
        this.soundness = soundness;
        this.onFailure = onFailure;
    }

    Size size() {
        return size;
    }

    Tally tally() {
        return tally;
    }

    long commits() {
        return commits.get();
    }

    void carryOut(List<Write> writes) {
        for (int done = 0; done < writes.size(); ) done += group(writes.subList(done, writes.size()));
    }

    /** How many of them are dealt with. */
    private int group(List<Write> writes) {
        List<Runnable> answers = new ArrayList<>(writes.size());
        try {
            Group group = new Group(access.table(), allowance, size);
            while (answers.size() < writes.size() && group.written() < MOST_BYTES)
                answers.add(writes.get(answers.size()).carryOut(group));
            commit(group);
        } catch (SQLException e) {
            access.recover();
            return writes.size() == 1 ? fail(writes.getFirst(), e) : eachAlone(writes);
        } catch (RuntimeException e) {
            // A mistake of ours must not leave callers without answers, nor half a group in the next one's transaction.
            access.recover();
            return writes.size() == 1 ? fail(writes.getFirst(), e) : eachAlone(writes);
        }
        answers.forEach(Answers::give);
        return answers.size();
    }

    private void commit(Group group) throws SQLException {
        group.commit();
        if (!group.hasChanged()) return;
        commits.incrementAndGet();
        size = group.size();
        tally = tally.plus(group.tally());
        group.changed().forEach(recent::changed);
        soundness.recovered();
    }

    /** When the disk itself fails there is no use in asking it again for each; the next group will. */
    private int eachAlone(List<Write> writes) {
        int done = 0;
        while (done < writes.size()) {
            group(writes.subList(done, done + 1));
            done++;
            if (!soundness.isSound()) break;
        }
        if (soundness.state() instanceof StoreState.Degraded(Problem p, String reason))
            for (Write write : writes.subList(done, writes.size())) write.fail(p, reason);
        return writes.size();
    }

    private int fail(Write write, SQLException e) {
        Problem problem = Dialect.problem(e);
        String text = soundness.explain(problem, e);
        soundness.failed(problem, text);
        write.fail(problem, text);
        onFailure.run();
        return 1;
    }

    /** The disk is not to blame, so nothing is tried again for its sake. */
    private static int fail(Write write, RuntimeException e) {
        write.fail(Problem.IO, "a defect of ours: " + e);
        return 1;
    }

    void close() {
        access.close();
    }
}
