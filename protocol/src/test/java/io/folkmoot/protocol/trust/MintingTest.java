package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many operators a group of colluding founders can have trusted within thirty days, by our rule and by the old one. */
class MintingTest {
    private static final int NAIVE_STOP = 10_000;

    /** The most newcomers at one moment, and how many different ones in all. */
    private record Minted(int atOnce, int inAll) {
        Minted most(Minted other) {
            return new Minted(Math.max(atOnce, other.atOnce), Math.max(inAll, other.inAll));
        }
    }

    private static Minted mint(int founders, Colluders.Plan plan) {
        Colluders colluders = new Colluders(founders, plan, founders);
        SortedSet<PublicKey> ever = new TreeSet<>();
        int most = 0;
        int known = 0;
        TrustSet set = TrustSet.empty(colluders.genesis());
        for (int day = 0; day <= Colluders.DAYS; day++) {
            colluders.live(day);
            boolean changed = known < colluders.shown().size();
            set = set.with(colluders.shown().subList(known, colluders.shown().size()));
            known = colluders.shown().size();
            if (!changed) continue;
            SortedSet<PublicKey> trusted =
                    new TreeSet<>(TrustRule.judge(set, NOW + day * DAY).trusted());
            most = Math.max(most, trusted.size() - founders);
            ever.addAll(trusted);
        }
        return new Minted(most, ever.size() - founders);
    }

    private static int naive(int founders) {
        Colluders colluders = new Colluders(founders, Colluders.Plan.FLOOD, founders);
        for (int day = 0; day <= Colluders.DAYS; day++) {
            colluders.live(day);
            int newcomers = NaiveTrust.newcomers(colluders.genesis(), colluders.shown());
            if (newcomers >= NAIVE_STOP) return newcomers;
        }
        return NaiveTrust.newcomers(colluders.genesis(), colluders.shown());
    }

    /** Three endorsers a newcomer, so many operators an endorser, and only three layers. */
    private static int bound(int founders, int perEndorser) {
        int newcomers = 0;
        for (int layer = 0; layer < 3; layer++) newcomers = perEndorser * (founders + newcomers) / 3;
        return newcomers;
    }

    private static void compare(int founders) {
        Minted minted = new Minted(0, 0);
        StringBuilder plans = new StringBuilder();
        for (Colluders.Plan plan : Colluders.Plan.values()) {
            Minted by = mint(founders, plan);
            plans.append(' ')
                    .append(plan)
                    .append(' ')
                    .append(by.atOnce())
                    .append('/')
                    .append(by.inAll());
            minted = minted.most(by);
        }
        Minted bound = new Minted(bound(founders, 8), bound(founders, 16));
        int naive = naive(founders);
        System.out.printf(
                "minting: %2d colluders | at once %4d of at most %4d | in 30 days %4d of at most %4d | naive %5d and on |%s%n",
                founders, minted.atOnce(), bound.atOnce(), minted.inAll(), bound.inAll(), naive, plans);
        assertThat(minted.atOnce()).isBetween(bound.atOnce() / 2, bound.atOnce());
        assertThat(minted.inAll()).isBetween(minted.atOnce() + 1, bound.inAll());
        assertThat(naive).isGreaterThanOrEqualTo(NAIVE_STOP);
    }

    @Test
    void threeColludersBringInWhatTheirBudgetsAllowAndNoMore() {
        compare(3);
    }

    @Test
    @Tag("slow")
    void upToTwentyColludersBringInWhatTheirBudgetsAllowAndNoMore() {
        for (int founders = 3; founders <= 20; founders++) compare(founders);
    }
}
