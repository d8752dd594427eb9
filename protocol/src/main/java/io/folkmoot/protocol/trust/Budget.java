package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many endorsements an operator has, founders like everyone else: two new ones in seven days, and eight operators in
 * half a year. It is decided from the set alone, whatever the order in which statements came.
 *
 * <p><b>Numbers.</b> An endorser counts its endorsements from 0. Two of them are honest together only if the one with
 * the higher number was not issued earlier, and later by at least seven days for every two numbers between them. A pair
 * that is not proves, with its own signatures, that the endorser gave more than it has; neither of the two counts. What
 * is left is consistent pair by pair, so any seven days of claimed time hold at most two of them, and a number that never
 * arrived harms nobody.
 *
 * <p><b>Places.</b> More than eight operators endorsed within 180 days are too many, and then none of those counts.
 * Choosing eight of them would be kinder and worse: a liar that keeps some back and shows them later would make each
 * eight displace the last. An endorsement counts only for a certificate begun before it, so what counts at one moment was
 * given in the 180 days before: eight operators at most. A certificate that ends sooner frees no place sooner, or
 * short-lived ones would let one place bring in many. Renewing one of the eight takes a number, not a place.
 *
 * <p><b>Why backdating does not help.</b> Claimed times are compared only with each other and with the life of the
 * certificate, never with a clock that a liar could be early or late for. It may place its numbers in the past, but the
 * claimed past holds two in a week and eight operators in half a year like the future. A fresh key that backdates
 * everything has its eight today instead of in three weeks, and that is all it has. With the three endorsers that each
 * newcomer needs, c colluding founders hold at most 8c/3 newcomers below them at a time, those bring 8/3 of their own,
 * and the third layer is the last. Whoever counted at some moment of 30 days was endorsed within 210 claimed days, which
 * is two half years at most: sixteen operators for each endorser, 16c/3 newcomers and so on, in all of that time.
 *
 * <p><b>What is forgotten.</b> Nothing that an endorser signed, until it floods its {@link Page} and none of it counts. A
 * subject that floods its page with certificates may drop the one that was endorsed, which frees the place it took; it
 * pays for that with its own, for good.
 *
 * <p><b>Founders</b> have the same budget, though a larger one would be safe as long as none of their keys is stolen:
 * three founders carry 85 operators, 64 carry 1,800. A network that must grow faster names more founders, which also
 * spreads the damage of one stolen key; a larger budget would concentrate it.
 */
public final class Budget {
    public static final int MAX_ACTIVE = 8;
    public static final int NEW_PER_WINDOW = 2;
    public static final long WINDOW = Duration.ofDays(7).toMillis();

    /** How long an endorsement holds its place: as long as the longest-lived certificate that it can be for. */
    static final long HOLD = Times.HALF_YEAR;

    private Budget() {}

    /** The number that an endorser's next endorsement bears, and the moment before which it would be too much. */
    public record Next(int number, long notBefore) {}

    /** What an endorser whose own endorsements are all in the set may sign next for this subject. */
    public static Next next(TrustSet set, PublicKey endorser, PublicKey subject) {
        List<Vouch> given = new Ledger(set).given(endorser);
        int number = 0;
        long notBefore = 0;
        List<Admitted<Endorsement>> signed = set.page(endorser).endorsements();
        for (Admitted<Endorsement> one : signed)
            number = Math.max(number, one.body().number() + 1);
        for (Admitted<Endorsement> one : signed)
            notBefore = Math.max(
                    notBefore, one.body().issuedAt() + gap(number - one.body().number()));
        return new Next(number, whenPlaceIsFree(given, subject, notBefore));
    }

    private static long whenPlaceIsFree(List<Vouch> given, PublicKey subject, long from) {
        long moment = from;
        SortedSet<PublicKey> others = new TreeSet<>();
        for (Vouch vouch : newestFirst(given)) {
            if (vouch.subject().equals(subject)) continue;
            others.add(vouch.subject());
            if (others.size() == MAX_ACTIVE)
                return Math.max(moment, vouch.endorsement().body().issuedAt() + HOLD + 1);
        }
        return moment;
    }

    private static List<Vouch> newestFirst(List<Vouch> given) {
        List<Vouch> sorted = new ArrayList<>(given);
        sorted.sort(Vouch.BY_TIME.reversed());
        return sorted;
    }

    /** Whether these two of one endorser prove that it gave more than it has. */
    static boolean contradict(Endorsement one, Endorsement other) {
        Endorsement first = one.number() <= other.number() ? one : other;
        Endorsement second = first.equals(one) ? other : one;
        int apart = second.number() - first.number();
        return apart == 0 || second.issuedAt() - first.issuedAt() < gap(apart);
    }

    private static long gap(int numbersApart) {
        return numbersApart / NEW_PER_WINDOW * WINDOW;
    }

    /** The same endorsements, those contradicted that took part in naming too many operators within half a year. */
    static List<Vouch> withinPlaces(List<Vouch> given, Suspicions found) {
        List<Vouch> sorted = new ArrayList<>(given);
        sorted.sort(Vouch.BY_TIME);
        SortedMap<PublicKey, Integer> subjects = new TreeMap<>();
        int first = 0;
        int judged = 0;
        for (int last = 0; last < sorted.size(); last++) {
            long moment = issuedAt(sorted, last);
            subjects.merge(sorted.get(last).subject(), 1, Integer::sum);
            for (; issuedAt(sorted, first) < moment - HOLD; first++)
                subjects.computeIfPresent(sorted.get(first).subject(), (key, count) -> count == 1 ? null : count - 1);
            if (subjects.size() <= MAX_ACTIVE) continue;
            found.add(moment, moment + Suspicions.LENGTH);
            // Those before were contradicted by an earlier half year already.
            for (judged = Math.max(judged, first); judged <= last; judged++)
                sorted.set(judged, sorted.get(judged).contradictedAt(moment));
        }
        return sorted;
    }

    private static long issuedAt(List<Vouch> vouches, int index) {
        return vouches.get(index).endorsement().body().issuedAt();
    }
}
