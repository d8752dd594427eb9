package io.folkmoot.persistence.records;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/** Remembers nothing: for whoever lives for minutes, or wants nothing on disk. */
public final class NoNotes implements Notes {
    @Override
    public void read(String name, Consumer<Optional<Bytes>> done) {
        done.accept(Optional.empty());
    }

    @Override
    public void write(String name, Bytes content) {}
}
