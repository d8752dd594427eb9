package io.folkmoot.simulation.universe;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.routing.PeerView;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;

/** What nobody within the universe can know: who lives at this moment, and so how well the peers know one another. */
public final class Census {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** More than any scenario puts on one peer. */
    private static final int MOST_HELD = 1_000_000;

    private static final Comparator<Resident> BY_NUMBER = Comparator.comparingInt(Resident::number);

    private final Universe universe;
    private final List<Resident> living;
    private final List<Resident> byId;

    private Census(Universe universe) {
        this.universe = universe;
        living = universe.living();
        byId = living.stream().sorted(Comparator.comparing(Resident::id)).toList();
    }

    /** Who lives now; births and deaths after it do not show. */
    public static Census of(Universe universe) {
        return new Census(universe);
    }

    public List<Resident> living() {
        return living;
    }

    /** The ids of the so many that are closest of all the living, closest first. */
    public List<NodeId> closest(Point target, int many) {
        return nearest(target, many).stream().map(Resident::id).toList();
    }

    public List<Resident> nearest(Point target, int many) {
        List<Resident> chosen = new ArrayList<>();
        collect(target, many, 0, byId, chosen);
        return chosen;
    }

    /** Down the tree of ids: the half that shares the target's next bit first, and the other only for what is missing. */
    private static void collect(Point target, int many, int bit, List<Resident> sorted, List<Resident> chosen) {
        int missing = many - chosen.size();
        if (missing <= 0 || sorted.isEmpty()) return;
        if (sorted.size() <= missing || bit == Point.BITS) {
            Comparator<Resident> nearer = (one, other) -> Distance.compare(target, one.id(), other.id());
            sorted.stream().sorted(nearer).limit(missing).forEach(chosen::add);
            return;
        }
        int split = split(sorted, bit);
        List<Resident> zeros = sorted.subList(0, split);
        List<Resident> ones = sorted.subList(split, sorted.size());
        boolean one = isSet(target, bit);
        collect(target, many, bit + 1, one ? ones : zeros, chosen);
        collect(target, many, bit + 1, one ? zeros : ones, chosen);
    }

    /** Where in ids that share all bits before this one it changes from 0 to 1. */
    private static int split(List<Resident> sorted, int bit) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isSet(sorted.get(middle).id(), bit)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static boolean isSet(Point point, int bit) {
        long word = switch (bit / Long.SIZE) {
            case 0 -> point.a();
            case 1 -> point.b();
            case 2 -> point.c();
            default -> point.d();
        };
        return (word >>> (Long.SIZE - 1 - bit % Long.SIZE) & 1) == 1;
    }

    /** Which part of the true closest a search has found; whoever asks does not look for itself. */
    public double recall(Point target, int many, Resident asker, List<NodeId> found) {
        List<NodeId> truth = closest(target, many + 1).stream()
                .filter(id -> !id.equals(asker.id()))
                .limit(many)
                .toList();
        if (truth.isEmpty()) return 1;
        return (double) truth.stream().filter(found::contains).count() / truth.size();
    }

    /** Whom each of the living knows; who does not answer within a minute is left out. Lets time pass. */
    public Map<Resident, List<PublicKey>> tables() {
        return asked(
                Peer.GetPeers::new,
                peers -> peers.peers().stream()
                        .map(PeerView::peer)
                        .map(peer -> peer.contact().key())
                        .toList());
    }

    /** How each of the living fares; who does not answer within a minute is left out. Lets time pass. */
    public Map<Resident, Health> health() {
        return asked(Peer.GetHealth::new, health -> health);
    }

    public Map<Resident, Peer.PeerStatus> statuses() {
        return asked(Peer.GetStatus::new, status -> status);
    }

    private <A, B> Map<Resident, B> asked(Function<ActorRef<A>, Peer.Command> question, Function<A, B> view) {
        Map<Resident, B> answers = new TreeMap<>(BY_NUMBER);
        List<Resident> asked = living.stream().filter(Resident::isRunning).toList();
        for (Resident one : asked) {
            Consumer<A> hear = answer -> answers.put(one, view.apply(answer));
            one.tell(question.apply(one.ear("census", hear)));
        }
        universe.runUntil(() -> answers.size() == asked.size(), PATIENCE);
        return answers;
    }

    /** The living in groups that know one another, over any number of others; one group is a whole mesh. */
    public List<Set<Resident>> groups() {
        return groups(tables());
    }

    static List<Set<Resident>> groups(Map<Resident, List<PublicKey>> tables) {
        Map<PublicKey, Resident> byKey = new TreeMap<>();
        for (Resident one : tables.keySet()) byKey.put(one.key(), one);
        Map<Resident, Set<Resident>> friends = new TreeMap<>(BY_NUMBER);
        tables.forEach((one, keys) -> keys.forEach(known -> {
            Resident other = byKey.get(known);
            if (other == null) return;
            friends.computeIfAbsent(one, key -> new TreeSet<>(BY_NUMBER)).add(other);
            friends.computeIfAbsent(other, key -> new TreeSet<>(BY_NUMBER)).add(one);
        }));
        List<Set<Resident>> groups = new ArrayList<>();
        Set<Resident> seen = new TreeSet<>(BY_NUMBER);
        for (Resident one : tables.keySet()) if (!seen.contains(one)) groups.add(reached(one, friends, seen));
        return groups;
    }

    private static Set<Resident> reached(Resident from, Map<Resident, Set<Resident>> friends, Set<Resident> seen) {
        Set<Resident> group = new TreeSet<>(BY_NUMBER);
        Queue<Resident> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            Resident one = next.remove();
            if (!seen.add(one)) continue;
            group.add(one);
            next.addAll(friends.getOrDefault(one, new TreeSet<>(BY_NUMBER)));
        }
        return group;
    }

    /** How many of the living hold each record, by its id, whatever they themselves would say. Lets time pass. */
    public Map<Bytes, Integer> copies() {
        Map<Bytes, Integer> copies = new TreeMap<>();
        List<Resident> answered = new ArrayList<>();
        List<Resident> asked = living.stream().filter(Resident::isRunning).toList();
        for (Resident one : asked)
            one.inventory(MOST_HELD, result -> {
                answered.add(one);
                if (result instanceof Result.Done<List<RecordStore.Held>>(List<RecordStore.Held> held))
                    held.forEach(record -> copies.merge(record.id(), 1, Integer::sum));
            });
        universe.runUntil(() -> answered.size() == asked.size(), PATIENCE);
        return copies;
    }

    /** Which of the living hold this record, whatever they themselves would say. Lets time pass. */
    public List<Resident> holders(SignedRecord record) {
        return holding(record.key(), held -> held.members().contains(record), living);
    }

    /** How many of those closest to its key hold this record or a newer version of it. Lets time pass. */
    public int copies(SignedRecord record, int near) {
        Predicate<RecordSets> asNew = held -> held.of(record.kind()).members().stream()
                .anyMatch(other -> other.issuer().equals(record.issuer()) && other.sequence() >= record.sequence());
        return holding(record.key(), asNew, nearest(record.key(), near)).size();
    }

    private List<Resident> holding(TableKey key, Predicate<RecordSets> what, List<Resident> some) {
        List<Resident> holders = new ArrayList<>();
        List<Resident> answered = new ArrayList<>();
        List<Resident> asked = some.stream().filter(Resident::isRunning).toList();
        for (Resident one : asked)
            one.held(key, result -> {
                answered.add(one);
                if (result instanceof Result.Done<RecordSets>(RecordSets held) && what.test(held)) holders.add(one);
            });
        universe.runUntil(() -> answered.size() == asked.size(), PATIENCE);
        holders.sort(BY_NUMBER);
        return holders;
    }
}
