package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How many endorsements an operator has, founders like everyone else: two new ones in seven days, and eight operators at
 * a time. It is decided from the set alone, whatever the order in which statements came.
 *
 * <p><b>Numbers.</b> An endorser counts its endorsements from 0. Two of them are honest together only if the one with
 * the higher number was issued later, and by at least seven days for every two numbers between them. A pair that is not
 * proves, with its own signatures, that the endorser gave more than it has; neither of the two counts. What is left
 * is consistent pair by pair, so any seven days of claimed time hold two of them at most, and a number that never
 * arrived harms nobody.
 *
 * <p><b>Eight at a time.</b> Of the endorsements of certificates that live now, those with the lowest numbers count until
 * they name eight different operators; renewing one of the eight takes a number, not a place. What was given too much
 * therefore never displaces what was given before.
 *
 * <p><b>Why backdating does not help.</b> Claimed times are compared only with each other and with the life of the
 * certificate that is endorsed, at most 180 days. A liar may place numbers in the past, but each place can be taken once:
 * the claimed past has two in seven days like the future, both numbers and times run one way, and whatever was placed
 * where, no more than eight operators count at any moment. A fresh key that backdates everything has its eight today
 * instead of in three weeks, and that is all it has: with the three endorsers that each newcomer needs, c colluders who
 * are founders hold at most 8c/3 newcomers below them, those bring 8/3 of their own, and the third layer is the last.
 * Short-lived certificates free places sooner, but each needs a number claimed within its own life, so all that c
 * endorsers can ever have had in force within 30 days is what 210 claimed days hold: 62 numbers each.
 *
 * <p><b>Founders</b> have the same budget, though a larger one would be safe as long as none of their keys is stolen:
 * three founders carry 85 operators, 64 carry 1,800. A network that must grow faster names more founders, which also
 * spreads the damage of one stolen key; a larger budget would concentrate it.
 */
public final class Budget {
    public static final int MAX_ACTIVE = 8;
    public static final int NEW_PER_WINDOW = 2;
    public static final long WINDOW = Duration.ofDays(7).toMillis();

    private Budget() {}

    /** The number that an endorser's next endorsement bears, and the moment before which it would be too much. */
    public record Next(int number, long notBefore) {}

    /** What an endorser that knows all of its own endorsements may sign next. */
    public static Next next(TrustSet set, PublicKey endorser) {
        int number = 0;
        long notBefore = 0;
        List<Admitted<Endorsement>> given = set.page(endorser).endorsements();
        for (Admitted<Endorsement> one : given) number = Math.max(number, one.body().number() + 1);
        for (Admitted<Endorsement> one : given)
            notBefore = Math.max(
                    notBefore, one.body().issuedAt() + gap(number - one.body().number()));
        return new Next(number, notBefore);
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

    /** Those of an endorser's endorsements, ordered by number, that count at this moment. */
    static List<Vouch> active(List<Vouch> given, long at) {
        List<Vouch> active = new ArrayList<>();
        SortedSet<PublicKey> subjects = new TreeSet<>();
        for (Vouch vouch : given) {
            if (!vouch.isLiveAt(at)) continue;
            if (!subjects.contains(vouch.subject()) && subjects.size() == MAX_ACTIVE) continue;
            subjects.add(vouch.subject());
            active.add(vouch);
        }
        return active;
    }
}
