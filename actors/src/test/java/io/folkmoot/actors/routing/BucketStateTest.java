package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.BucketState.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One rule of a bucket after the other; the bucket here holds three, and two wait. */
class BucketStateTest {
    private static final long TRIP = 1_000_000;
    private static final long NOW = 10_000 * Peers.SECOND;
    private static final BucketRules RULES =
            new BucketRules(3, 2, new Diversity(2, 10, true), 30 * Peers.SECOND, 900 * Peers.SECOND);

    private static final Located ANN = Peers.number(1);
    private static final Located BOB = Peers.number(2);
    private static final Located CAT = Peers.number(3);
    private static final Located DAN = Peers.number(4);
    private static final Located EVE = Peers.number(5);
    private static final Located FAY = Peers.number(6);

    /** They answered one second after the other. */
    private static BucketState of(Located... peers) {
        BucketState state = BucketState.empty(RULES);
        long at = NOW - 100 * Peers.SECOND;
        for (Located peer : peers) {
            state = state.answered(peer, at, TRIP).state();
            at += Peers.SECOND;
        }
        return state;
    }

    private static List<Located> members(BucketState state) {
        return state.members().stream().map(Member::peer).toList();
    }

    private static List<Located> waiting(BucketState state) {
        return state.waiting().stream().map(Member::peer).toList();
    }

    @Test
    void newcomersEnterWhileThereIsRoom() {
        assertThat(members(of(ANN, BOB, CAT))).containsExactly(ANN, BOB, CAT);
    }

    @Test
    void whoAnswersIsTheMostRecentlyVerified() {
        assertThat(members(of(ANN, BOB, CAT).answered(ANN, NOW, TRIP).state())).containsExactly(BOB, CAT, ANN);
        assertThat(members(of(ANN, BOB, CAT).served(BOB.id(), NOW, TRIP).state()))
                .containsExactly(ANN, CAT, BOB);
    }

    @Test
    void aNewcomerToAFullBucketHasTheOldestCheckedAndWaits() {
        Step step = of(ANN, BOB, CAT).answered(DAN, NOW, TRIP);
        assertThat(step.checks()).containsExactly(ANN);
        assertThat(members(step.state())).containsExactly(ANN, BOB, CAT);
        assertThat(waiting(step.state())).containsExactly(DAN);
    }

    @Test
    void theOldestIsCheckedOnceAtATime() {
        BucketState state = of(ANN, BOB, CAT).answered(DAN, NOW, TRIP).state();
        assertThat(state.answered(EVE, NOW, TRIP).checks()).isEmpty();
    }

    @Test
    void anOldestThatAnsweredJustNowIsNotChecked() {
        BucketState state = of(ANN, BOB, CAT);
        long soon = state.members().getFirst().verifiedNanos() + 29 * Peers.SECOND;
        assertThat(state.answered(DAN, soon, TRIP).checks()).isEmpty();
    }

    @Test
    void anOldestThatAnswersStays() {
        BucketState state = of(ANN, BOB, CAT).answered(DAN, NOW, TRIP).state();
        assertThat(members(state.answered(ANN, NOW, TRIP).state())).containsExactly(BOB, CAT, ANN);
    }

    @Test
    void anOldestThatIsSilentTwiceGivesItsPlaceToTheOneThatWaits() {
        BucketState state = of(ANN, BOB, CAT).answered(DAN, NOW, TRIP).state();
        Step once = state.missed(ANN.id(), NOW);
        assertThat(members(once.state())).contains(ANN);
        assertThat(once.checks()).containsExactly(ANN);
        assertThat(members(once.state().missed(ANN.id(), NOW).state())).containsExactly(BOB, CAT, DAN);
    }

    @Test
    void aFailedSearchAloneRemovesNobody() {
        BucketState state = of(ANN, BOB, CAT);
        for (int i = 0; i < 10; i++) state = state.failed(BOB.id()).state();
        assertThat(members(state)).contains(BOB);
    }

    @Test
    void afterAFailedSearchOneSilentCheckIsEnough() {
        Step failed = of(ANN, BOB, CAT).failed(BOB.id());
        assertThat(failed.checks()).containsExactly(BOB);
        assertThat(members(failed.state().missed(BOB.id(), NOW).state())).containsExactly(ANN, CAT);
    }

    @Test
    void anAnswerClearsTheFailures() {
        BucketState state = of(ANN, BOB).failed(ANN.id()).state();
        state = state.answered(ANN, NOW, TRIP).state().missed(ANN.id(), NOW).state();
        assertThat(members(state)).contains(ANN);
    }

    @Test
    void aCheckThatCameToNothingProvesNothingAndMayBeRepeated() {
        BucketState state =
                of(ANN, BOB).failed(ANN.id()).state().unclear(ANN.id()).state();
        assertThat(members(state)).contains(ANN);
        assertThat(state.failed(ANN.id()).checks()).containsExactly(ANN);
    }

    @Test
    void theNewestOfThoseThatWaitMovesUp() {
        BucketState state = of(ANN, BOB, CAT, DAN, EVE);
        assertThat(members(state.removed(BOB.id(), NOW).state())).containsExactly(ANN, CAT, EVE);
    }

    @Test
    void theOldestOfThoseThatWaitMakesRoom() {
        assertThat(waiting(of(ANN, BOB, CAT, DAN, EVE, FAY))).containsExactly(EVE, FAY);
    }

    @Test
    void whoWaitedLongIsAskedBeforeItMovesUp() {
        long later = NOW + 2_000 * Peers.SECOND;
        Step step = of(ANN, BOB, CAT, DAN).removed(ANN.id(), later);
        assertThat(step.checks()).containsExactly(DAN);
        assertThat(members(step.state())).containsExactly(BOB, CAT);
        assertThat(members(step.state().answered(DAN, later, TRIP).state())).containsExactly(BOB, CAT, DAN);
        assertThat(waiting(step.state().missed(DAN.id(), later).state())).isEmpty();
    }

    @Test
    void ifOneThatWaitsIsSilentTheNextIsAsked() {
        long later = NOW + 2_000 * Peers.SECOND;
        BucketState state = of(ANN, BOB, CAT, DAN, EVE).removed(ANN.id(), later).state();
        assertThat(state.missed(EVE.id(), later).checks()).containsExactly(DAN);
    }

    @Test
    void whoeverIsIdleIsAsked() {
        BucketState state = of(ANN, BOB).served(BOB.id(), NOW, TRIP).state();
        Step step = state.idle(NOW + 850 * Peers.SECOND);
        assertThat(step.checks()).containsExactly(ANN);
        assertThat(step.state().idle(NOW + 850 * Peers.SECOND).checks()).isEmpty();
    }

    @Test
    void whoeverWasHeardLatelyIsNotAsked() {
        BucketState state =
                of(ANN, BOB).heard(ANN.id(), NOW + 10 * Peers.SECOND).state();
        assertThat(members(state)).containsExactly(BOB, ANN);
        assertThat(state.idle(NOW + 905 * Peers.SECOND).checks()).containsExactly(BOB);
    }

    @Test
    void whoeverHasFailedIsAskedEvenIfItIsHeard() {
        BucketState failed = of(ANN).failed(ANN.id()).state().unclear(ANN.id()).state();
        Step step = failed.heard(ANN.id(), NOW + 890 * Peers.SECOND).state().idle(NOW + 905 * Peers.SECOND);
        assertThat(step.checks()).containsExactly(ANN);
    }

    @Test
    void theRoundTripIsSmoothed() {
        Member member =
                of(ANN).served(ANN.id(), NOW, 9 * TRIP).state().members().getFirst();
        assertThat(member.roundTripNanos()).isEqualTo(2 * TRIP);
        assertThat(of(ANN).reached(ANN, NOW).state().members().getFirst().roundTripNanos())
                .isEqualTo(TRIP);
    }

    @Test
    void aMemberThatMovedIsKeptAtItsNewAddress() {
        Located moved = Peers.at(1, 30, 1, 1, 1);
        assertThat(members(of(ANN, BOB).reached(moved, NOW).state())).containsExactly(BOB, moved);
    }

    @Test
    void aStrangerThatMovedIsStillAStranger() {
        assertThat(members(of(ANN).reached(BOB, NOW).state())).containsExactly(ANN);
    }

    @Test
    void notMoreThanTwoOfOneNetworkEnter() {
        Located[] three = {Peers.at(1, 30, 1, 1, 1), Peers.at(2, 30, 1, 1, 2), Peers.at(3, 30, 1, 1, 3)};
        BucketState state = of(three);
        assertThat(members(state)).containsExactly(three[0], three[1]);
        assertThat(waiting(state)).containsExactly(three[2]);
        assertThat(members(state.removed(three[0].id(), NOW).state())).containsExactly(three[1], three[2]);
    }

    @Test
    void whoMovesIntoACrowdedNetworkLeaves() {
        BucketState state = of(Peers.at(1, 30, 1, 1, 1), Peers.at(2, 30, 1, 1, 2), CAT);
        assertThat(members(state.reached(Peers.at(3, 30, 1, 1, 3), NOW).state()))
                .hasSize(2);
    }

    @Test
    void privateNetworksAreAsLargeAsTheyLike() {
        assertThat(members(of(Peers.at(1, 10, 1, 1, 1), Peers.at(2, 10, 1, 1, 2), Peers.at(3, 10, 1, 1, 3))))
                .hasSize(3);
    }

    @Test
    void aStrangerIsWantedWhereItCouldEnterOrWait() {
        assertThat(of(ANN, BOB).wants(CAT, NOW)).isTrue();
        assertThat(of(ANN, BOB).wants(ANN, NOW)).isFalse();
        assertThat(of(ANN, BOB, CAT, DAN).wants(EVE, NOW)).isTrue();
        assertThat(of(ANN, BOB, CAT, DAN).wants(DAN, NOW)).isFalse();
        assertThat(of(ANN, BOB, CAT, DAN, EVE).wants(FAY, NOW)).isFalse();
        assertThat(of(ANN, BOB, CAT, DAN, EVE).wants(FAY, NOW + 2_000 * Peers.SECOND))
                .isTrue();
    }
}
