package io.folkmoot.protocol.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * Finds the pairs among one operator's statements that cannot both be honest. Each pair is a proof by itself, and
 * neither of the two counts from the moment that the later one claims for itself; so it does not matter which came first.
 */
final class Contradictions {
    private Contradictions() {}

    /**
     * The statements in their order, each with the moment from which it no longer counts. Each pair makes its issuer
     * suspect from there on until half a year after both have lived: who dates a pair back gains nothing while either of
     * them could still be used.
     */
    static <T extends TrustStatement> List<Held<T>> judge(
            List<Admitted<T>> statements,
            BiPredicate<T, T> contradict,
            ToLongFunction<T> since,
            ToLongFunction<T> until,
            Suspicions found) {
        long[] from = new long[statements.size()];
        Arrays.fill(from, Held.NEVER);
        for (int i = 0; i < from.length; i++) {
            T one = statements.get(i).body();
            for (int j = 0; j < i; j++) {
                T other = statements.get(j).body();
                if (!contradict.test(one, other)) continue;
                long moment = Math.max(since.applyAsLong(one), since.applyAsLong(other));
                long end = Math.min(until.applyAsLong(one), until.applyAsLong(other));
                found.add(moment, Math.max(moment, end) + Suspicions.LENGTH);
                from[i] = Math.min(from[i], moment);
                from[j] = Math.min(from[j], moment);
            }
        }
        List<Held<T>> held = new ArrayList<>(from.length);
        for (int i = 0; i < from.length; i++)
            held.add(new Held<>(statements.get(i).id(), statements.get(i).body(), from[i]));
        return held;
    }
}
