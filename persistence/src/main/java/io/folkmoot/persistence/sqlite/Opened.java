package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.RecordStore;
import java.util.List;

/** A store that is ready, and what happened at its start that its owner should know, in words. */
public record Opened(RecordStore store, List<String> notices) {
    public Opened {
        notices = List.copyOf(notices);
    }
}
