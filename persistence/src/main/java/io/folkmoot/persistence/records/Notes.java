package io.folkmoot.persistence.records;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Small pieces of memory that a peer can do without: a crash may lose the last writing, never tear it. Each has a name of
 * a few letters.
 */
public interface Notes {
    /** Empty where nothing was noted, or it cannot be read. */
    void read(String name, Consumer<Optional<Bytes>> done);

    /** Replaces what was noted, soon; of several writings in a row only the last may happen. */
    void write(String name, Bytes content);
}
