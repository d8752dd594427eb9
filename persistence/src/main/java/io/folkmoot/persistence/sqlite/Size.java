package io.folkmoot.persistence.sqlite;

import io.folkmoot.protocol.records.SignedRecord;

/** How many records there are, and their bytes as they are sent. */
record Size(long records, long bytes) {
    Size plus(SignedRecord record) {
        return new Size(records + 1, bytes + record.wire().length());
    }

    Size minus(int rows, int length) {
        return new Size(records - rows, bytes - length);
    }
}
