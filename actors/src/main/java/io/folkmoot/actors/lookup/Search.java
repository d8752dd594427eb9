package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.Optional;

/** What is wanted. */
public sealed interface Search {
    /** Who is closest to this point? Ends with {@link Outcome.Closest}. */
    record Nodes(Point target) implements Search {}

    /** What is held under this key, of one kind or of all? Ends with {@link Outcome.Values}. */
    record Value(TableKey key, Optional<Kind> kind, Level level) implements Search {}

    /** Have the responsible peers hold this record. Ends with {@link Outcome.Stored} as soon as a quorum does. */
    record Store(SignedRecord record, Expected expected) implements Search {}
}
