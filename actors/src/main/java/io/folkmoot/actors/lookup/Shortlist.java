package io.folkmoot.actors.lookup;

import io.folkmoot.actors.lookup.Candidate.State;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a search has heard of, closest first, and whom to ask next. Those who have neither failed nor become slow are in
 * play. While a path converges, it asks its closest in play, at most alpha at once, and it has converged when the alpha
 * closest of it in play have answered: none of them knew anybody closer. Late ones are passed over in this, and by what
 * follows, so that the dead cost a search little time. When all paths have converged, as many of the k closest in play as
 * the search needs are asked at once. The search is done when so many of the k closest, late ones included, have
 * answered. Whoever turns up closer meanwhile is one of them. Each peer belongs to the path on which it was first named.
 */
final class Shortlist {
    /**
     * Eight times as many as count: enough to replace any that fail. Who was asked is not forgotten, so no more are asked
     * either, whatever liars name; an honest search asks about thirty.
     */
    static final int MOST_REMEMBERED = 160;
    /** Three in a row that are not there, and none that is: a fifth of dead contacts explains one such answer in a hundred. */
    private static final int MISLEADING = 3;

    private final Point target;
    private final int k;
    private final int alpha;
    private final int[] inFlight;
    private final List<Candidate> closestFirst = new ArrayList<>();
    private final Map<PublicKey, Candidate> byKey = new LinkedHashMap<>();
    private final List<Candidate> waiting = new ArrayList<>();
    private boolean hasAsked;

    Shortlist(Point target, int k, int alpha, int paths) {
        this.target = target;
        this.k = k;
        this.alpha = alpha;
        this.inFlight = new int[paths];
    }

    /** The peers of our own table, dealt out to the paths. */
    void begin(List<Located> known) {
        int path = 0;
        for (Located peer : known) add(new Candidate(peer, path++ % inFlight.length, 1, null));
    }

    /** This peer is a candidate like others: it is responsible where it is among the closest. */
    void participate(Candidate self) {
        insert(self);
    }

    /** Takes note of those whom one has named, and says how many were new. */
    int hear(List<Contact> contacts, Candidate namer) {
        int heard = 0;
        for (Contact contact : contacts) {
            Candidate known = byKey.get(contact.key());
            if (known != null) known.namedBy(namer);
            else if (add(new Candidate(Located.of(contact), namer.path, namer.depth + 1, namer))) heard++;
        }
        return heard;
    }

    private boolean add(Candidate candidate) {
        if (byKey.size() >= MOST_REMEMBERED && !makeRoom(candidate)) return false;
        byKey.put(candidate.peer().contact().key(), candidate);
        insert(candidate);
        return true;
    }

    /** The farthest that was not asked goes, if it is farther than the newcomer. */
    private boolean makeRoom(Candidate newcomer) {
        for (int i = closestFirst.size() - 1; i >= 0; i--) {
            Candidate farthest = closestFirst.get(i);
            if (Distance.compare(target, newcomer.id, farthest.id) >= 0) return false;
            if (farthest.state != State.HEARD) continue;
            closestFirst.remove(i);
            byKey.remove(farthest.peer().contact().key());
            return true;
        }
        return false;
    }

    private void insert(Candidate candidate) {
        int low = 0;
        int high = closestFirst.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Distance.compare(target, closestFirst.get(middle).id, candidate.id) < 0) low = middle + 1;
            else high = middle;
        }
        closestFirst.add(low, candidate);
    }

    /** Whom to ask now, if so many answers of the k closest are needed; null when there is nothing to do but wait. */
    @Nullable
    Candidate next(int needed) {
        return hasConverged() ? nextOfTheClosest(needed) : nextOfAPath();
    }

    /**
     * Whom to ask besides, rather than wait for the last of a search that is all but certain where it ends; null when it is
     * not, or nobody is left.
     */
    @Nullable
    Candidate nextInHaste(int needed) {
        for (int path = 0; path < inFlight.length; path++) if (!isSettling(path)) return null;
        return nextOfTheClosest(needed);
    }

    /** The alpha closest have been asked, and the closest of them or all but one knew nobody closer. */
    private boolean isSettling(int path) {
        int inPlay = 0;
        int answered = 0;
        boolean closestAnswered = false;
        for (Candidate candidate : closestFirst) {
            if (candidate.path != path || candidate.isSelf() || !isPunctual(candidate)) continue;
            if (candidate.state == State.HEARD) return false;
            if (candidate.state == State.ANSWERED) answered++;
            if (inPlay == 0) closestAnswered = answered == 1;
            if (++inPlay == alpha) break;
        }
        return closestAnswered || (answered > 0 && answered >= inPlay - 1);
    }

    private @Nullable Candidate nextOfTheClosest(int needed) {
        int inPlay = 0;
        int expected = 0;
        Candidate first = null;
        for (Candidate candidate : closestFirst) {
            if (!isPunctual(candidate)) continue;
            if (candidate.state != State.HEARD) expected++;
            else if (first == null) first = candidate;
            if (++inPlay == k) break;
        }
        return expected < needed ? first : null;
    }

    private @Nullable Candidate nextOfAPath() {
        for (int path = 0; path < inFlight.length; path++) {
            if (inFlight[path] >= alpha || hasConverged(path)) continue;
            Candidate next = closestUnasked(path);
            if (next != null) return next;
        }
        return null;
    }

    private @Nullable Candidate closestUnasked(int path) {
        int inPlay = 0;
        for (Candidate candidate : closestFirst) {
            if (candidate.path != path || candidate.isSelf() || !isPunctual(candidate)) continue;
            if (candidate.state == State.HEARD) return candidate;
            if (++inPlay == k) return null;
        }
        return null;
    }

    boolean hasConverged() {
        for (int path = 0; path < inFlight.length; path++) if (!hasConverged(path)) return false;
        return true;
    }

    private boolean hasConverged(int path) {
        int inPlay = 0;
        for (Candidate candidate : closestFirst) {
            if (candidate.path != path || candidate.isSelf() || !isPunctual(candidate)) continue;
            if (candidate.state != State.ANSWERED) return false;
            if (++inPlay == alpha) return true;
        }
        return true;
    }

    /** Whether the paths have converged and so many of the k closest in play have answered, or all if they are fewer. */
    boolean isDone(int needed) {
        return hasConverged() && answers() >= Math.min(needed, holders());
    }

    /** How many of the k closest there are: all in play count, since they are there for all that is known. */
    int holders() {
        int inPlay = 0;
        for (Candidate candidate : closestFirst) if (isInPlay(candidate) && ++inPlay == k) break;
        return inPlay;
    }

    /** The k closest in play, closest first. */
    List<Candidate> closest() {
        return closestFirst.stream().filter(this::isInPlay).limit(k).toList();
    }

    Point target() {
        return target;
    }

    int k() {
        return k;
    }

    /** How many of the k closest have answered, this peer included. */
    int answers() {
        int inPlay = 0;
        int answered = 0;
        for (Candidate candidate : closestFirst) {
            if (!isInPlay(candidate)) continue;
            if (candidate.state == State.ANSWERED) answered++;
            if (++inPlay == k) break;
        }
        return answered;
    }

    /** The closest that have answered, closest first, at most so many. */
    List<Candidate> answered(int most) {
        List<Candidate> answered = new ArrayList<>(most);
        for (Candidate candidate : closestFirst) {
            if (answered.size() == most) break;
            if (candidate.state == State.ANSWERED) answered.add(candidate);
        }
        return answered;
    }

    /** All that are remembered, closest first. */
    List<Candidate> all() {
        return List.copyOf(closestFirst);
    }

    /** Closest first, at most so many that others have named and our table had not. */
    List<Contact> news(int most) {
        List<Contact> news = new ArrayList<>();
        for (Candidate candidate : closestFirst) {
            if (news.size() == most) break;
            boolean may = candidate.state == State.ANSWERED || (candidate.state == State.HEARD && isInPlay(candidate));
            if (candidate.depth > 1 && may) news.add(candidate.peer().contact());
        }
        return news;
    }

    boolean isHolder(NodeId id) {
        int inPlay = 0;
        for (Candidate candidate : closestFirst) {
            if (!isInPlay(candidate)) continue;
            if (candidate.id.equals(id)) return true;
            if (++inPlay == k) break;
        }
        return false;
    }

    private boolean isInPlay(Candidate candidate) {
        return switch (candidate.state) {
            case HEARD -> !candidate.isDoubtful(MISLEADING);
            case ASKED, LATE, ANSWERED -> true;
            case SLOW, FAILED -> false;
        };
    }

    private boolean isPunctual(Candidate candidate) {
        return candidate.state != State.LATE && isInPlay(candidate);
    }

    void asked(Candidate candidate, long lateAt, long slowAt) {
        candidate.state = State.ASKED;
        candidate.lateAt = Math.min(lateAt, slowAt);
        candidate.slowAt = slowAt;
        inFlight[candidate.path]++;
        hasAsked = true;
        waiting.add(candidate);
    }

    void answered(Candidate candidate) {
        settle(candidate, State.ANSWERED);
        candidate.countForItsNamers(true);
    }

    /** It will not answer, or what it said is no answer. */
    void failed(Candidate candidate) {
        boolean known = candidate.state == State.SLOW;
        settle(candidate, State.FAILED);
        if (!known) candidate.countForItsNamers(false);
    }

    /** It has answered, and says that others are closer. */
    void displaced(Candidate candidate) {
        candidate.state = State.FAILED;
    }

    /**
     * Gives up the slots of those who take longer than is usual by now, or than they themselves are given, and says who
     * has become slow.
     */
    List<Candidate> passOver(long now) {
        List<Candidate> slow = new ArrayList<>();
        for (Candidate candidate : waiting) {
            if (candidate.slowAt <= now) slow.add(candidate);
            else if (candidate.lateAt <= now) release(candidate, State.LATE);
        }
        for (Candidate candidate : slow) {
            settle(candidate, State.SLOW);
            candidate.countForItsNamers(false);
        }
        return slow;
    }

    private void settle(Candidate candidate, State state) {
        waiting.remove(candidate);
        release(candidate, state);
    }

    private void release(Candidate candidate, State state) {
        if (candidate.state == State.ASKED && !candidate.isSelf()) inFlight[candidate.path]--;
        candidate.state = state;
    }

    /** When the next one becomes late or slow; the end of time when nobody is waited for. */
    long nextDue() {
        long next = Long.MAX_VALUE;
        for (Candidate candidate : waiting) {
            boolean punctual = candidate.state == State.ASKED;
            next = Math.min(next, punctual ? candidate.lateAt : candidate.slowAt);
        }
        return next;
    }

    /** How far the peers are that count, in steps from our own table. */
    int depth() {
        int depth = 0;
        for (Candidate candidate : answered(k)) depth = Math.max(depth, candidate.depth);
        return depth;
    }

    /** Whether others were asked and none of them has answered: then nothing is known of what they hold. */
    boolean isAlone() {
        return hasAsked && closestFirst.stream().noneMatch(c -> !c.isSelf() && c.state == State.ANSWERED);
    }

    boolean hasSlowOnes() {
        return closestFirst.stream().anyMatch(candidate -> candidate.state == State.SLOW);
    }
}
