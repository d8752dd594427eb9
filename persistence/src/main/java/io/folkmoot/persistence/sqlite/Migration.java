package io.folkmoot.persistence.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** Brings an older file to the present version, with a copy of it as it was beside it. */
record Migration(Schema schema, Files files, InstantSource clock) {

    /** Says what was done, if anything was. */
    Optional<String> run(Connection connection) throws SQLException, StoreException {
        int version = Schema.versionOf(connection);
        if (version > schema.version())
            throw new StoreException(files.records() + " was written by a newer Folkmoot (version " + version
                    + " of the tables; this one knows up to " + schema.version()
                    + "); start that, or use another folder (--data DIR)");
        if (version == schema.version()) return Optional.empty();
        if (version == 0) {
            schema.apply(connection, version);
            return Optional.empty();
        }
        Path copy = files.dated("v" + version, clock.instant());
        connection.rollback();
        Dialect.copyTo(connection, copy);
        schema.apply(connection, version);
        return Optional.of("the tables were brought from version " + version + " to " + schema.version()
                + "; the file as it was is " + copy);
    }
}
