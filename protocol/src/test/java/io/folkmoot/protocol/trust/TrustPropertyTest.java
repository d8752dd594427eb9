package io.folkmoot.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustPropertyTest {
    /** What a peer knows in the end, and what it thinks of everyone. */
    private record Opinion(Bytes root, List<Verdict> verdicts) {}

    private static Opinion opinion(RandomTown town, TrustSet set) {
        Verdicts verdicts = TrustRule.judge(set, town.now(), town.witnessed());
        List<Verdict> all = new ArrayList<>();
        for (String name : town.names()) all.add(verdicts.verdict(town.key(name)));
        return new Opinion(set.root(), all);
    }

    /** The statements as they may reach another peer: in any order, some twice, in lots that are merged in any order. */
    private static TrustSet asItArrives(RandomTown town, SplittableRandom random) {
        List<Admitted<?>> arriving = new ArrayList<>(town.said());
        for (int i = random.nextInt(20); i > 0; i--)
            arriving.add(town.said().get(random.nextInt(town.said().size())));
        Collections.shuffle(arriving, new Random(random.nextLong()));
        TrustSet set = TrustSet.empty(town.genesis());
        while (!arriving.isEmpty()) {
            List<Admitted<?>> lot = arriving.subList(0, 1 + random.nextInt(arriving.size()));
            TrustSet other = TrustSet.empty(town.genesis()).with(lot);
            set = random.nextBoolean() ? set.union(other) : other.union(set);
            lot.clear();
        }
        return set;
    }

    private static void sameAnswerInAnyOrder(int towns, int orders) {
        SplittableRandom random = new SplittableRandom(61);
        for (int seed = 0; seed < towns; seed++) {
            RandomTown town = RandomTown.of(seed);
            Opinion first = opinion(town, TrustSet.empty(town.genesis()).with(town.said()));
            for (int order = 0; order < orders; order++)
                assertThat(opinion(town, asItArrives(town, random)))
                        .as("town %s, order %s", seed, order)
                        .isEqualTo(first);
        }
        System.out.println("trust: the same verdicts and root for " + towns * orders + " shuffled, duplicated sets of "
                + towns + " towns");
    }

    @Test
    void theVerdictsDoNotDependOnTheOrderOfAThousandSetsAndMore() {
        sameAnswerInAnyOrder(60, 30);
    }

    @Test
    @Tag("slow")
    void theVerdictsDoNotDependOnTheOrderOfAHundredThousandSets() {
        sameAnswerInAnyOrder(1_000, 100);
    }

    private static void agreesWithThePlainRule(int towns) {
        int trusted = 0;
        for (int seed = 0; seed < towns; seed++) {
            RandomTown town = RandomTown.of(seed);
            SortedMap<PublicKey, Integer> plain =
                    new PlainRule(town.said(), town.genesis(), town.now(), town.witnessed()).trusted();
            assertThat(depths(town)).as("town %s", seed).isEqualTo(plain);
            trusted += plain.size() - town.genesis().operators().size();
        }
        assertThat(trusted).as("newcomers that found trust, of eight a town").isBetween(towns / 2, towns * 7);
    }

    @Test
    void theRuleAgreesWithTheSameRuleWrittenPlainly() {
        agreesWithThePlainRule(30);
    }

    @Test
    @Tag("slow")
    void theRuleAgreesWithTheSameRuleWrittenPlainlyInManyTowns() {
        agreesWithThePlainRule(2_000);
    }

    private static SortedMap<PublicKey, Integer> depths(RandomTown town) {
        Verdicts verdicts =
                TrustRule.judge(TrustSet.empty(town.genesis()).with(town.said()), town.now(), town.witnessed());
        SortedMap<PublicKey, Integer> depths = new TreeMap<>();
        verdicts.places().forEach((key, place) -> {
            if (verdicts.isTrusted(key)) depths.put(key, place.depth());
        });
        return depths;
    }

    @Test
    void everyKindOfVerdictOccursInRandomTowns() {
        SortedMap<String, Integer> words = new TreeMap<>();
        for (int seed = 0; seed < 300; seed++)
            for (Verdict verdict : opinion(
                            RandomTown.of(seed), RandomTown.of(seed).town().set())
                    .verdicts()) words.merge(word(verdict), 1, Integer::sum);
        assertThat(words.keySet())
                .contains("Trusted", "Grace", "REVOKED", "SUSPECT", "TOO_FEW_ENDORSERS", "TOO_FEW_PATHS", "TOO_DEEP");
    }

    private static String word(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused
                ? refused.reason().name()
                : verdict.getClass().getSimpleName();
    }
}
