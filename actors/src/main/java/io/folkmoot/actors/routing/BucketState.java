package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one bucket. Both lists are in order of verification, the least recent first: the members, and those who
 * answered us when there was no room, and wait.
 */
record BucketState(BucketRules rules, List<Member> members, List<Member> waiting) {
    /** One failure may be a lost packet or a slow moment; after the second in a row, one of them our own check, it is gone. */
    private static final int DEADLY = 2;

    BucketState {
        members = List.copyOf(members);
        waiting = List.copyOf(waiting);
    }

    static BucketState empty(BucketRules rules) {
        return new BucketState(rules, List.of(), List.of());
    }

    /** What comes of an event: the next state, and the contacts to ping because of it. */
    record Step(BucketState state, List<Located> checks) {
        Step {
            checks = List.copyOf(checks);
        }

        static Step to(BucketState state) {
            return new Step(state, List.of());
        }
    }

    /** Is this stranger worth a ping of ours? Not where it could neither enter nor wait. */
    boolean wants(Located stranger, long now) {
        if (indexOf(members, stranger.id()) >= 0) return false;
        Member known = find(waiting, stranger.id());
        if (known != null) return isStale(known, now);
        if (hasRoomFor(stranger)) return true;
        if (rules.replacements() == 0 || !fits(waiting, stranger)) return false;
        return waiting.size() < rules.replacements() || isStale(waiting.getFirst(), now);
    }

    /** It answered us from this address: a member is the freshest now, a newcomer enters, waits, or is too many. */
    Step answered(Located peer, long now, long trip) {
        int at = indexOf(members, peer.id());
        if (at >= 0) return refreshed(at, peer, now, trip);
        BucketState others = with(members, without(waiting, peer.id()));
        Member newcomer = Member.verified(peer, now, trip);
        if (others.hasRoomFor(peer)) return others.entered(newcomer).promoted(now);
        return others.waited(newcomer).oldestChecked(now);
    }

    /** A member is where it says with its own session; of nobody else is anything learnt. */
    Step reached(Located peer, long now) {
        int at = indexOf(members, peer.id());
        return at < 0 ? Step.to(this) : refreshed(at, peer, now, Member.UNMEASURED);
    }

    /** A member answered a search. */
    Step served(NodeId id, long now, long trip) {
        int at = indexOf(members, id);
        return at < 0 ? Step.to(this) : refreshed(at, members.get(at).peer(), now, trip);
    }

    /** A packet of a member came, which spares it our ping; whether ours get there it does not say. */
    Step heard(NodeId id, long at) {
        Member member = find(members, id);
        if (member == null || member.failures() > 0 || member.checking() || at <= member.verifiedNanos())
            return Step.to(this);
        Member later = Member.verified(member.peer(), at, member.roundTripNanos());
        return Step.to(with(without(members, id), waiting).entered(later));
    }

    /** A member did not answer a search, which alone removes nobody: it is asked whether it is there. */
    Step failed(NodeId id) {
        Member member = find(members, id);
        if (member == null || member.checking()) return Step.to(this);
        return checked(member.failed(Math.max(1, member.failures())));
    }

    /** Our own ping was not answered. */
    Step missed(NodeId id, long now) {
        Member member = find(members, id);
        if (member == null) return with(members, without(waiting, id)).promoted(now);
        if (member.failures() + 1 < DEADLY) return checked(member.failed(member.failures() + 1));
        return with(without(members, id), waiting).promoted(now);
    }

    /** Our own ping came to nothing, for a reason that is not the peer's. */
    Step unclear(NodeId id) {
        return Step.to(with(settled(members, id), settled(waiting, id)));
    }

    /** It said goodbye, or must not be here. */
    Step removed(NodeId id, long now) {
        return with(without(members, id), without(waiting, id)).promoted(now);
    }

    /** Asks the members of whom nothing has been heard for long, and looks again whether somebody may move up. */
    Step idle(long now) {
        List<Member> next = new ArrayList<>(members.size());
        List<Located> checks = new ArrayList<>();
        for (Member member : members) {
            boolean due = !member.checking() && now - member.verifiedNanos() >= rules.idleNanos();
            next.add(due ? member.checking(true) : member);
            if (due) checks.add(member.peer());
        }
        Step step = (checks.isEmpty() ? this : with(next, waiting)).promoted(now);
        checks.addAll(step.checks());
        return new Step(step.state(), checks);
    }

    /** Whether these are the same peers at the same addresses, in whatever order. */
    static boolean samePeers(List<Member> left, List<Member> right) {
        if (left.size() != right.size()) return false;
        for (Member member : left) {
            Member other = find(right, member.id());
            if (other == null || !other.peer().equals(member.peer())) return false;
        }
        return true;
    }

    private Step refreshed(int at, Located peer, long now, long trip) {
        Member member = members.get(at);
        List<Member> others = without(members, member.id());
        if (!member.peer().equals(peer) && !fits(others, peer))
            return with(others, waiting).promoted(now);
        List<Member> next = new ArrayList<>(others);
        next.add(member.answered(peer, now, trip));
        return Step.to(with(next, waiting));
    }

    private BucketState entered(Member newcomer) {
        List<Member> next = new ArrayList<>(members);
        int at = next.size();
        while (at > 0 && next.get(at - 1).verifiedNanos() > newcomer.verifiedNanos()) at--;
        next.add(at, newcomer);
        return with(next, waiting);
    }

    private BucketState waited(Member newcomer) {
        if (rules.replacements() == 0 || !fits(waiting, newcomer.peer())) return this;
        List<Member> next = new ArrayList<>(waiting);
        if (next.size() >= rules.replacements()) next.removeFirst();
        next.add(newcomer);
        return with(members, next);
    }

    private Step oldestChecked(long now) {
        if (members.size() < rules.k()) return Step.to(this);
        Member oldest = members.getFirst();
        boolean fresh = now - oldest.verifiedNanos() < rules.freshNanos();
        return oldest.checking() || fresh ? Step.to(this) : checked(oldest);
    }

    private Step checked(Member member) {
        List<Member> next = new ArrayList<>(members);
        next.set(indexOf(next, member.id()), member.checking(true));
        return new Step(with(next, waiting), List.of(member.peer()));
    }

    /** Fills the places that are free: at once from those who answered lately, after a ping from the others, newest first. */
    private Step promoted(long now) {
        BucketState state = this;
        for (Member candidate : waiting.reversed()) {
            if (!state.hasRoomFor(candidate.peer())) continue;
            if (candidate.checking()) return Step.to(state);
            if (isStale(candidate, now)) return state.asked(candidate);
            state = state.with(state.members, without(state.waiting, candidate.id()))
                    .entered(candidate);
        }
        return Step.to(state);
    }

    private Step asked(Member candidate) {
        List<Member> next = new ArrayList<>(waiting);
        next.set(indexOf(next, candidate.id()), candidate.checking(true));
        return new Step(with(members, next), List.of(candidate.peer()));
    }

    private boolean hasRoomFor(Located peer) {
        return members.size() < rules.k() && fits(members, peer);
    }

    private boolean fits(List<Member> others, Located peer) {
        return rules.diversity().fitsBucket(others, peer.contact().address());
    }

    private boolean isStale(Member member, long now) {
        return now - member.verifiedNanos() >= rules.idleNanos();
    }

    private BucketState with(List<Member> nextMembers, List<Member> nextWaiting) {
        return new BucketState(rules, nextMembers, nextWaiting);
    }

    private static @Nullable Member find(List<Member> list, NodeId id) {
        int at = indexOf(list, id);
        return at < 0 ? null : list.get(at);
    }

    private static int indexOf(List<Member> list, NodeId id) {
        for (int i = 0; i < list.size(); i++) if (list.get(i).id().equals(id)) return i;
        return -1;
    }

    private static List<Member> without(List<Member> list, NodeId id) {
        int at = indexOf(list, id);
        if (at < 0) return list;
        List<Member> rest = new ArrayList<>(list);
        rest.remove(at);
        return rest;
    }

    private static List<Member> settled(List<Member> list, NodeId id) {
        int at = indexOf(list, id);
        if (at < 0) return list;
        List<Member> next = new ArrayList<>(list);
        next.set(at, list.get(at).checking(false));
        return next;
    }
}
