package io.folkmoot.persistence.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and the steps by which older files become as new ones. A row keeps the signed bytes, and of what is in them
 * only what SQL asks for. The order of the unique index is the order of the key space; that {@code own} stands in it lets
 * the search for the farthest record of others pass over our own without reading rows.
 */
record Schema(List<Step> steps) {
    /** What takes a file from one version to the next; the first makes it out of nothing. */
    record Step(List<String> statements) {}

    static final Schema CURRENT = new Schema(List.of(new Step(List.of(
            "CREATE TABLE meta (name VARCHAR(32) NOT NULL PRIMARY KEY, amount BIGINT NOT NULL)",
            "INSERT INTO meta (name, amount) VALUES ('version', 1), ('records', 0), ('bytes', 0)",
            "CREATE TABLE record (row_id " + Dialect.ROW_ID + ", key " + Dialect.BYTES + " NOT NULL, id "
                    + Dialect.BYTES + " NOT NULL, own SMALLINT NOT NULL, kind VARCHAR(32) NOT NULL,"
                    + " forgotten_at BIGINT NOT NULL, length INTEGER NOT NULL, checksum BIGINT NOT NULL, wire "
                    + Dialect.BYTES + " NOT NULL, UNIQUE (key, id, own))",
            "CREATE INDEX record_by_id ON record (id)",
            "CREATE INDEX record_by_end ON record (forgotten_at)",
            "CREATE TABLE set_aside (row_id " + Dialect.ROW_ID + ", key " + Dialect.BYTES + ", id " + Dialect.BYTES
                    + ", kind VARCHAR(32), checksum BIGINT, wire " + Dialect.BYTES + ")"))));

    int version() {
        return steps.size();
    }

    /** 0 for a file with nothing in it. */
    static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!Dialect.hasTable(statement, "meta")) return 0;
            try (ResultSet rows = statement.executeQuery("SELECT amount FROM meta WHERE name = 'version'")) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /** One transaction for all steps: a crash leaves the file as it was. */
    void apply(Connection connection, int from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Step step : steps.subList(from, steps.size()))
                for (String sql : step.statements()) statement.execute(sql);
            statement.execute("UPDATE meta SET amount = " + version() + " WHERE name = 'version'");
        }
        connection.commit();
    }
}
