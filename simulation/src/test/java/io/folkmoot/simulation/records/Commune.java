package io.folkmoot.simulation.records;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Holders that all know each other, with a post between them in place of links: it takes forty milliseconds, and brings
 * nothing to whoever is gone or on the other side of a wall.
 */
final class Commune implements AutoCloseable {
    private static final Duration DELAY = Duration.ofMillis(40);

    final World world;
    final List<Member> members = new ArrayList<>();
    /** When somebody sent a SYNC, in nanoseconds of the world. */
    final List<Long> comparisons = new ArrayList<>();

    int copiesUnderWay;
    private final ActorSystem<Object> hall;
    private final ActorRef<Inbound.Answer> answers;
    private final Map<Long, Consumer<Message>> waiting = new TreeMap<>();
    private BiPredicate<Member, Member> wall = (from, to) -> false;
    private long requests;
    private int named;
    private int lives;

    Commune(long seed, int size) {
        world = World.withSeed(seed);
        hall = world.actorSystem("hall", Behaviors.empty());
        answers = ear(answer -> answered(answer.request(), answer.message()));
        for (int i = 0; i < size; i++) members.add(new Member(this, i));
        members.forEach(Member::start);
    }

    <T> ActorRef<T> ear(Consumer<T> consumer) {
        Behavior<T> listening = Behaviors.receiveMessage(message -> {
            consumer.accept(message);
            return Behaviors.same();
        });
        return hall.systemActorOf(listening, "ear-" + ++named, Props.empty());
    }

    /** Whoever is alive, closest first. */
    List<Member> closest(Point key, int most) {
        List<Member> alive = new ArrayList<>();
        for (Member member : members) if (member.isAlive()) alive.add(member);
        alive.sort((a, b) -> Distance.compare(key, a.place.id(), b.place.id()));
        return alive.subList(0, Math.min(most, alive.size()));
    }

    List<Located> known(Member member, Point target, int most) {
        List<Located> others = new ArrayList<>();
        for (Member other : members)
            if (other != member && other.isAlive() && !wall.test(member, other)) others.add(other.place);
        others.sort((a, b) -> Distance.compare(target, a.id(), b.id()));
        return others.subList(0, Math.min(most, others.size()));
    }

    int nextLife() {
        return ++lives;
    }

    void kill(Member member) {
        member.end();
        for (Member other : members) if (other.isAlive()) other.hear(new TableEvent.Departed(member.place));
    }

    /** It is back before anybody misses it, with nothing on its disk. */
    Member restartEmpty(Member member) {
        member.end();
        Member reborn = new Member(this, member.number());
        members.set(members.indexOf(member), reborn);
        reborn.start();
        for (Member other : members)
            if (other != reborn && other.isAlive()) {
                reborn.hear(new TableEvent.Entered(other.place));
                other.hear(new TableEvent.Restarted(reborn.place));
            }
        return reborn;
    }

    Member join() {
        Member member = new Member(this, members.size());
        members.add(member);
        member.start();
        for (Member other : members) if (other != member && other.isAlive()) meet(member, other);
        return member;
    }

    private static void meet(Member one, Member other) {
        one.hear(new TableEvent.Entered(other.place));
        other.hear(new TableEvent.Entered(one.place));
    }

    /** Those of either side take those of the other for gone. */
    void partition(BiPredicate<Member, Member> between) {
        wall = between;
        forEachPair(between, (one, other) -> one.hear(new TableEvent.Departed(other.place)));
    }

    void heal() {
        BiPredicate<Member, Member> was = wall;
        wall = (from, to) -> false;
        forEachPair(was, (one, other) -> one.hear(new TableEvent.Entered(other.place)));
    }

    private void forEachPair(BiPredicate<Member, Member> which, BiConsumer<Member, Member> what) {
        for (Member one : members)
            for (Member other : members)
                if (one != other && one.isAlive() && other.isAlive() && which.test(one, other)) what.accept(one, other);
    }

    void carry(Member from, Links.Command command) {
        if (!(command instanceof Links.Ask ask)) return;
        Member to = members.stream()
                .filter(member -> member.key().equals(ask.to().key()))
                .findFirst()
                .orElseThrow();
        if (ask.message() instanceof Sync) comparisons.add(world.nanos());
        if (!to.isAlive() || wall.test(from, to)) {
            world.after(
                    ask.patience(),
                    () -> ask.replyTo().tell(new Reply.Unanswered(ask.ref(), to.key(), Reply.Why.NO_ANSWER)));
            return;
        }
        long sent = world.nanos();
        Direct path = new Direct(from.place.contact().address());
        ask(to, from.key(), path, ask.message(), message -> {
            if (from.isAlive())
                ask.replyTo().tell(new Reply.Answered(ask.ref(), to.key(), message, world.nanos() - sent));
        });
    }

    void ask(Member to, PublicKey from, Direct path, Message message, Consumer<Message> then) {
        long request = ++requests;
        waiting.put(request, then);
        if (message instanceof Store) copiesUnderWay++;
        world.after(DELAY, () -> {
            if (to.isAlive()) to.serve(new Inbound.Asked(from, path, message, false, request, answers.narrow()));
        });
    }

    /** A search that finds at once whom it looks for, and writes to them and reads from them. */
    void search(Member from, Lookups.Begin begin) {
        switch (begin.search()) {
            case Search.Store store -> {
                Verdicts verdicts = new Verdicts();
                for (Member member : closest(store.record().key(), 20)) member.offer(store.record(), verdicts::add);
                world.after(DELAY, () -> begin.replyTo().tell(verdicts.outcome(begin.ref())));
            }
            case Search.Value value -> {
                RecordSets[] found = {RecordSets.empty(value.key())};
                for (Member member : closest(value.key(), 14))
                    member.read(value.key(), held -> found[0] = found[0].merge(held));
                world.after(DELAY, () -> begin.replyTo().tell(Verdicts.found(begin.ref(), found[0])));
            }
            case Search.Nodes nodes -> throw new IllegalStateException("holders look for no nodes");
        }
    }

    private void answered(long request, Message message) {
        Consumer<Message> then = waiting.remove(request);
        if (then == null) throw new IllegalStateException("a second answer: " + message);
        if (message instanceof Failure failure)
            failures.merge(failure.reason() + " " + failure.text(), 1, Integer::sum);
        world.after(DELAY, () -> then.accept(message));
    }

    final Map<String, Integer> failures = new TreeMap<>();

    /** Who of the living holds this very record. */
    List<Member> holders(SignedRecord record) {
        List<Member> holders = new ArrayList<>();
        for (Member member : members) if (member.isAlive()) member.ifHolds(record, () -> holders.add(member));
        world.runFor(Duration.ofMillis(5));
        return holders;
    }

    int copies(SignedRecord record) {
        return holders(record).size();
    }

    static Address address(int number) {
        return new Address(Bytes.adopt(new byte[] {(byte) 192, 0, (byte) (number >> 8), (byte) number}), 4000);
    }

    @Override
    public void close() {
        world.close();
    }
}
