package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustSetTest {
    private static final int ROUNDS = 2_000;

    private static TrustSet some(RandomTown town, SplittableRandom random, int max) {
        List<Admitted<?>> some = new ArrayList<>();
        for (Admitted<?> statement : town.said()) if (random.nextInt(3) == 0) some.add(statement);
        return TrustSet.empty(town.genesis()).with(some, max);
    }

    /** Without a limit that is reached, and with one that always is: then a page that left is only sent again later. */
    @ParameterizedTest
    @ValueSource(ints = {TrustSet.MAX_STATEMENTS, 12})
    void mergingIsCommutativeAndIdempotentAndBelowTheLimitAssociative(int max) {
        SplittableRandom random = new SplittableRandom(51);
        RandomTown town = RandomTown.of(51);
        for (int round = 0; round < ROUNDS; round++) {
            TrustSet a = some(town, random, max);
            TrustSet b = some(town, random, max);
            TrustSet c = some(town, random, max);
            assertThat(a.union(b, max)).as("round %s", round).isEqualTo(b.union(a, max));
            if (max == TrustSet.MAX_STATEMENTS)
                assertThat(a.union(b, max).union(c, max))
                        .as("round %s", round)
                        .isEqualTo(a.union(b.union(c, max), max));
            assertThat(a.union(a, max)).as("round %s", round).isEqualTo(a);
            assertThat(a.union(b, max).size()).isLessThanOrEqualTo(max);
        }
    }

    @Test
    void theLawsHoldWhereAPageIsFull() {
        SplittableRandom random = new SplittableRandom(52);
        Town town = Town.foundedBy(1);
        for (int i = 0; i < 2 * Page.MAX_ENDORSEMENTS; i++) town.endorse("A", i / 2, NOW - i, "x");
        for (int i = 0; i < 3 * Page.MAX_CERTIFICATES; i++) town.certify("x", i, NOW, NOW + DAY);
        for (int i = 0; i < 3 * Page.MAX_AGENTS; i++) town.employ("x", "agent" + i, i % 16, NOW, NOW + 1 + i);
        for (int i = 0; i < 3 * Page.MAX_REVOCATIONS; i++) town.revoke("y" + i / 2, NOW - i, "x");
        for (int round = 0; round < 6; round++) {
            List<TrustSet> sets = new ArrayList<>();
            for (int i = 0; i < 3; i++) sets.add(half(town, random));
            TrustSet left = sets.get(0).union(sets.get(1)).union(sets.get(2));
            TrustSet right = sets.get(2).union(sets.get(1).union(sets.get(0)));
            assertThat(left).as("round %s", round).isEqualTo(right);
        }
        assertThat(town.set().size())
                .isEqualTo(Page.MAX_ENDORSEMENTS + Page.MAX_CERTIFICATES + Page.MAX_AGENTS + Page.MAX_REVOCATIONS + 4);
    }

    private static TrustSet half(Town town, SplittableRandom random) {
        List<Admitted<?>> half = new ArrayList<>();
        for (Admitted<?> statement : town.said()) if (random.nextBoolean()) half.add(statement);
        return TrustSet.empty(town.genesis).with(half);
    }

    @Test
    void aFullSetKeepsTheFoundersFirst() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        for (int i = 0; i < 100; i++) town.certify("!junk" + i);
        TrustSet full = TrustSet.empty(town.genesis).with(town.said(), 10);
        assertThat(full.size()).isEqualTo(10);
        for (String founder : List.of("A", "B", "C"))
            assertThat(full.page(town.key(founder)).endorsements()).hasSize(1);
    }

    @Test
    void keysMadeToComeFirstDriveNobodyOutWhoStandsNearer() {
        Town town = Town.foundedBy(3).endorse("p", "A", "B", "C").endorse("x", "A", "B", "C");
        int honest = town.said().size();
        for (int i = 0; i < 50; i++) town.endorse("!" + i, "p").employ("!" + i, "agent" + i, 0);
        TrustSet full = TrustSet.empty(town.genesis).with(town.said(), honest + 60);
        assertThat(full.page(town.key("x")).certificates()).hasSize(1);
        assertThat(full.page(town.key("p")).certificates()).hasSize(1);
        assertThat(TrustRule.judge(full, NOW).isTrusted(town.key("x"))).isTrue();
        assertThat(full.size()).isLessThanOrEqualTo(honest + 60);
    }

    @Test
    void theRootIsEqualExactlyWhenTheSetsAre() {
        SplittableRandom random = new SplittableRandom(53);
        RandomTown town = RandomTown.of(53);
        for (int round = 0; round < ROUNDS; round++) {
            TrustSet a = some(town, random, TrustSet.MAX_STATEMENTS);
            TrustSet b = some(town, random, TrustSet.MAX_STATEMENTS);
            assertThat(a.root().equals(b.root())).isEqualTo(a.equals(b));
            assertThat(a.union(b).root()).isEqualTo(b.union(a).root());
            assertThat(TrustSet.empty(town.genesis()).with(a.statements()).root())
                    .isEqualTo(a.root());
        }
    }

    @Test
    void emptySetsOfTwoNetworksHaveDifferentRootsAndDoNotMerge() {
        TrustSet one = TrustSet.empty(Town.foundedBy(1).genesis);
        TrustSet two = TrustSet.empty(Town.foundedBy(2).genesis);
        assertThat(one.root()).isNotEqualTo(two.root());
        assertThatThrownBy(() -> one.union(two)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStatementConcernsASetThatNamesItsIssuer() {
        Town town = Town.foundedBy(3);
        Admitted<OperatorCertificate> junk = town.certify("junk");
        Admitted<Endorsement> byJunk = town.endorse("junk", 0, NOW, "junk");
        Admitted<OperatorCertificate> named = town.certify("x");
        Admitted<Endorsement> byX = town.endorse("x", 0, NOW, "junk");
        Admitted<Endorsement> byFounder = town.endorse("A", 0, NOW, "x");
        TrustSet set = TrustSet.empty(town.genesis);
        assertThat(List.of(junk, byJunk, named, byX)).noneMatch(set::concerns);
        assertThat(set.concerns(byFounder)).isTrue();
        set = set.with(List.of(byFounder));
        assertThat(set.concerns(named)).isTrue();
        assertThat(List.of(junk, byJunk, byX)).noneMatch(set::concerns);
        assertThat(set.with(List.of(named)).concerns(byX)).isTrue();
        assertThat(set.with(List.of(named, junk)).concerns(byJunk)).isFalse();
        assertThat(set.with(List.of(junk, byJunk)).concerns(byJunk)).isFalse();
    }
}
