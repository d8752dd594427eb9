package io.folkmoot.actors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Outcome.Storing;
import io.folkmoot.protocol.frames.Failure.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "5, 4", "20, 14"})
    void itIsDoneWithAQuorumAndNotBefore(int holders, int quorum) {
        Writing writing = sent(holders);
        assertThat(writing.needed()).isEqualTo(quorum);
        for (int i = 1; i < quorum; i++) writing.held();
        assertThat(writing.isDone()).isFalse();
        writing.held();
        assertThat(writing.isDone()).isTrue();
        assertThat(writing.state()).isEqualTo(Storing.DONE);
        assertThat(writing.isSettled()).isEqualTo(holders == quorum);
    }

    @Test
    void withoutHoldersNothingIsHeld() {
        Writing writing = new Writing(20);
        assertThat(writing.isDone()).isFalse();
        assertThat(writing.isSettled()).isTrue();
        assertThat(writing.state()).isEqualTo(Storing.TOO_FEW);
        assertThat(writing.needed()).isEqualTo(1);
    }

    @Test
    void silenceOfSevenOfTwentyIsTooMuch() {
        Writing writing = sent(20);
        for (int i = 0; i < 7; i++) writing.lost();
        for (int i = 0; i < 13; i++) writing.held();
        assertThat(writing.isSettled()).isTrue();
        assertThat(writing.state()).isEqualTo(Storing.TOO_FEW);
        assertThat(writing.copies()).isEqualTo(13);
    }

    @Test
    void aConflictIsToldAsSoonAsNoQuorumCanCome() {
        Writing writing = sent(5);
        refuse(writing, Reason.STALE);
        assertThat(writing.isSettled()).isFalse();
        refuse(writing, Reason.CONFLICT);
        assertThat(writing.isSettled()).isTrue();
        assertThat(writing.state()).isEqualTo(Storing.CONFLICT);
    }

    @Test
    void whatMostRefuseForGoodIsRefused() {
        Writing writing = sent(5);
        for (int i = 0; i < 4; i++) refuse(writing, Reason.OVER_QUOTA);
        writing.lost();
        assertThat(writing.state()).isEqualTo(Storing.REFUSED);
        assertThat(writing.refusals()).hasSize(4);
    }

    @Test
    void whatIsBusyMayBeTriedAgain() {
        Writing writing = sent(5);
        for (int i = 0; i < 5; i++) refuse(writing, Reason.BUSY);
        assertThat(writing.state()).isEqualTo(Storing.TOO_FEW);
    }

    /** Those who send us away count in n, and closer ones take their place: the quorum neither shrinks nor grows. */
    @Test
    void whoSendsUsAwayDoesNotLowerTheQuorum() {
        Writing writing = sent(20);
        for (int i = 0; i < 6; i++) refuse(writing, Reason.NOT_RESPONSIBLE);
        assertThat(writing.needed()).isEqualTo(14);
        for (int i = 0; i < 6; i++) writing.sent();
        assertThat(writing.needed()).isEqualTo(14);
        for (int i = 0; i < 14; i++) writing.held();
        assertThat(writing.state()).isEqualTo(Storing.DONE);
    }

    private static Writing sent(int holders) {
        Writing writing = new Writing(20);
        for (int i = 0; i < holders; i++) writing.sent();
        return writing;
    }

    private static void refuse(Writing writing, Reason reason) {
        writing.refused(Optional.empty(), reason, "no");
    }
}
