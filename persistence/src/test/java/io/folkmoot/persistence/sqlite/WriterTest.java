package io.folkmoot.persistence.sqlite;

import static io.folkmoot.persistence.sqlite.Mesh.OTHER;
import static io.folkmoot.persistence.sqlite.Mesh.SELF;
import static io.folkmoot.persistence.sqlite.Mesh.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
    private static final Allowance ALLOWANCE = Allowance.of(SELF.publicKey(), 1L << 30);

    @TempDir
    Path folder;

    private Files files;
    private Soundness soundness;
    private Access access;
    private Writer writer;
    private String limit = "max_page_count=20";
    private final List<Result<Integer>> answers = new ArrayList<>();

    @BeforeEach
    void make() throws Exception {
        files = new Files(folder);
        try (Connection connection = Dialect.writer(files.records(), 64)) {
            Schema.CURRENT.apply(connection, 0);
        }
        soundness = new Soundness(files);
        access = new Access(this::limited);
        writer = new Writer(access, new Size(0, 0), ALLOWANCE, new Recent(0), soundness, () -> {});
    }

    private Connection limited() throws SQLException {
        Connection connection = Dialect.writer(files.records(), 64);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + limit);
        }
        return connection;
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private Write put(String name, int bytes) {
        return put(note(OTHER, name, 1, bytes));
    }

    private Write put(SignedRecord record) {
        return new Writes.Update<>(record.key(), record.kind(), Mesh.merging(record), answers::add);
    }

    private List<Boolean> done() {
        return answers.stream()
                .map(answer -> answer instanceof Result.Done<Integer>)
                .toList();
    }

    @Test
    void whatCannotBeWrittenTakesNothingElseOfItsGroupAlong() {
        writer.carryOut(List.of(put("a", 10), put("b", 10), put("large", 60_000)));
        assertThat(done()).containsExactly(true, true, false);
        assertThat(writer.size().records()).isEqualTo(2);
        assertThat(writer.commits()).isEqualTo(2);
        assertThat(soundness.state())
                .isInstanceOfSatisfying(
                        StoreState.Degraded.class,
                        state -> assertThat(state.problem()).isEqualTo(Problem.DISK_FULL));

        writer.carryOut(List.of(put("c", 10)));
        assertThat(soundness.isSound()).isTrue();
    }

    @Test
    void onAFailingDiskTheRestOfAGroupIsRefusedWithoutAskingItAgain() {
        limit = "query_only=1";
        List<Write> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) many.add(put("n" + i, 10));
        writer.carryOut(many);

        assertThat(done()).hasSize(50).doesNotContain(true);
        assertThat(writer.size()).isEqualTo(new Size(0, 0));
    }

    @Test
    void aRuleThatThrowsOrGoesAstrayIsAnswered() {
        SignedRecord record = note(OTHER, "one", 1, 10);
        SignedRecord elsewhere = note(OTHER, "two", 1, 10);
        writer.carryOut(List.of(
                new Writes.Update<Integer>(
                        record.key(),
                        record.kind(),
                        held -> {
                            throw new IllegalStateException("out of order");
                        },
                        answers::add),
                new Writes.Update<>(
                        elsewhere.key(),
                        elsewhere.kind(),
                        held -> new Step<>(io.folkmoot.protocol.records.RecordSet.of(record), 1),
                        answers::add),
                put(record)));

        assertThat(done()).containsExactly(false, false, true);
        assertThat(answers.getFirst().toString()).contains("out of order");
        assertThat(answers.get(1).toString()).contains("went astray");
        assertThat(soundness.isSound()).isTrue();
    }

    @Test
    void aRowWhoseKeyIsNoneIsSetAsideAndHarmsNobodyOfItsGroup() throws Exception {
        writer.carryOut(List.of(put("rotten", 10)));
        try (Connection connection = Dialect.writer(files.records(), 64);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE record SET key = x'0102'");
            connection.commit();
        }
        writer.carryOut(List.of(put("a", 10), new Writes.SetAside(List.of(1L)), put("b", 10)));

        assertThat(done()).containsExactly(true, true, true);
        assertThat(writer.size().records()).isEqualTo(2);
        assertThat(writer.tally().damaged()).isEqualTo(1);
    }

    @Test
    void whatThrowsTakesNothingElseOfItsGroupAlongAndLeavesNothingBehind() throws Exception {
        Write broken = new Write() {
            @Override
            public Runnable carryOut(Group group) {
                throw new IllegalStateException("out of order");
            }

            @Override
            public void fail(Problem problem, String text) {
                answers.add(new Result.Failed<>(problem, text));
            }
        };
        writer.carryOut(List.of(put("a", 10), broken, put("b", 10)));

        assertThat(done()).containsExactly(true, false, true);
        assertThat(writer.size().records()).isEqualTo(2);
        assertThat(access.table().amount("records")).isEqualTo(2);
        assertThat(soundness.isSound()).isTrue();
    }

    @Test
    void aGroupOfManyBytesIsCommittedInParts() {
        limit = "query_only=0";
        List<Write> large = new ArrayList<>();
        for (int i = 0; i < 40; i++) large.add(put("n" + i, 60_000));
        writer.carryOut(large);

        assertThat(done()).hasSize(40).doesNotContain(false);
        assertThat(writer.commits()).isEqualTo(3);
    }

    @Test
    void changesOfOneGroupSeeEachOther() {
        SigningKey issuer = OTHER;
        List<Write> versions = new ArrayList<>();
        for (int i = 1; i <= 10; i++) versions.add(put(note(issuer, "same", i, 10)));
        writer.carryOut(versions);

        assertThat(done()).hasSize(10).doesNotContain(false);
        assertThat(writer.size().records()).isEqualTo(1);
        assertThat(writer.commits()).isEqualTo(1);
    }
}
