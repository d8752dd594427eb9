package io.folkmoot.persistence.sqlite;

import java.nio.file.Path;

/** The names in a store's folder. */
record Files(Path folder) {
    /** A scan passes over each page once, so keeping pages is of little use to it. */
    private static final int SCAN_PAGE_KIB = 64;

    Path records() {
        return folder.resolve("records.db");
    }

    Path lock() {
        return folder.resolve("records.lock");
    }

    Access writer(SqliteSettings settings) {
        return new Access(() -> Dialect.writer(records(), settings.pageKib()));
    }

    Access reader(SqliteSettings settings) {
        return new Access(() -> Dialect.reader(records(), settings.pageKib()));
    }

    Access scanner() {
        return new Access(() -> Dialect.reader(records(), SCAN_PAGE_KIB));
    }
}
