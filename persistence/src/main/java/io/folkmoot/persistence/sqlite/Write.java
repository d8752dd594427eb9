package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import java.sql.SQLException;

/** Something to be done by the writer. */
interface Write {
    /** May be carried out again, alone, when its group could not be committed; what it returns is run once it is. */
    Runnable carryOut(Group group) throws SQLException;

    void fail(Problem problem, String text);
}
