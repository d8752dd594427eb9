package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the file says at one moment, for a group of questions; the tickets are older than that moment. */
record Snapshot(Table table, Recent recent, Recent.Tickets tickets, Consumer<List<Long>> setAside) {

    Result<RecordSets> read(TableKey key, Optional<Kind> kind) throws SQLException {
        Optional<RecordSets> known = recent.find(key);
        if (known.isPresent()) return new Result.Done<>(only(kind, known.get()));
        RecordSets found = table.under(key);
        List<Long> damaged = table.takeDamaged();
        if (damaged.isEmpty()) {
            recent.offer(tickets, found);
            return new Result.Done<>(only(kind, found));
        }
        setAside.accept(damaged);
        return new Result.Failed<>(
                Problem.DAMAGED, damaged.size() + " records under " + key + " are damaged, and are set aside");
    }

    private static RecordSets only(Optional<Kind> kind, RecordSets sets) {
        if (kind.isEmpty()) return sets;
        RecordSet set = sets.of(kind.get());
        return sets.sets().size() == 1 && !set.isEmpty() ? sets : RecordSets.of(set);
    }

    /** What is damaged is left out, and set aside. */
    <A> Result<A> sound(A answer) {
        List<Long> damaged = table.takeDamaged();
        if (!damaged.isEmpty()) setAside.accept(damaged);
        return new Result.Done<>(answer);
    }
}
