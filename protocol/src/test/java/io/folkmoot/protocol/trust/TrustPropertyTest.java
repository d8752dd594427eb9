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

    /** A revocation by endorsers rests on their endorsements, which may turn out to be beyond their budget. */
    private static boolean mayFall(Ledger before, PublicKey target, List<Admitted<?>> added) {
        int founders = 0;
        for (Revocation revocation : before.revocations().getOrDefault(target, List.of()))
            if (before.genesis().isOperator(revocation.signer())
                    && !revocation.signer().equals(target)) founders++;
        if (founders >= before.genesis().neededFounders(target)) return false;
        for (Admitted<?> one : added)
            if (one.body() instanceof Endorsement || one.body() instanceof OperatorCertificate) return true;
        return false;
    }

    @Test
    void whateverIsAddedTakesBackNoRevocationAndClearsNoSuspicion() {
        SplittableRandom random = new SplittableRandom(62);
        int revoked = 0;
        int suspect = 0;
        for (int seed = 0; seed < 600; seed++) {
            RandomTown town = RandomTown.of(seed);
            List<Admitted<?>> known = new ArrayList<>(town.said());
            List<Admitted<?>> added = new ArrayList<>();
            boolean onlyLate = random.nextBoolean();
            known.removeIf(one -> {
                boolean late = one.body() instanceof Revocation || one.body() instanceof AgentCertificate;
                boolean held = (late || !onlyLate) && random.nextInt(4) == 0;
                return held && added.add(one);
            });
            for (String name : town.names())
                added.add(town.town().admitted(new Revocation(town.key(name), town.key(name), "me", seed)));
            TrustSet set = TrustSet.empty(town.genesis()).with(known);
            Ledger before = new Ledger(set);
            Ledger after = new Ledger(set.with(added));
            SortedMap<PublicKey, Long> then = RevocationRule.since(before);
            SortedMap<PublicKey, Long> now = RevocationRule.since(after);
            for (String name : town.names()) {
                PublicKey key = town.key(name);
                boolean wasSuspect = before.suspicions(key).isOn(town.now());
                if (wasSuspect)
                    assertThat(after.suspicions(key).isOn(town.now()))
                            .as("town %s", seed)
                            .isTrue();
                if (wasSuspect) suspect++;
                if (!then.containsKey(key) || mayFall(before, key, added)) continue;
                revoked++;
                assertThat(now.getOrDefault(key, Held.NEVER))
                        .as("town %s", seed)
                        .isLessThanOrEqualTo(then.getOrDefault(key, 0L));
            }
        }
        assertThat(revoked).as("revocations looked at").isGreaterThan(50);
        assertThat(suspect).as("suspicions looked at").isGreaterThan(50);
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
