package io.folkmoot.actors.routing;

import io.folkmoot.actors.links.LastHeard;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.routing.Sessions.Session;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** What the table does about what it is told: who is pinged, whom a bucket is offered, what is published and saved. */
final class Table {
    /** A search names twenty at a time, and matters for the few that were closest. */
    private static final int MOST_HEARD = 64;

    /** Answers whose session is not yet announced; that takes one turn of an actor. */
    private static final int MOST_AWAITING_SESSION = 64;

    /** Verification times move on without any change of members, and are saved now and then. */
    private static final Duration SAVE_AGAIN = Duration.ofHours(1);

    private final RoutingTable.Parts parts;
    private final NodeId self;
    private final Alarms alarms;
    private final TableLog log;
    private final Diversity diversity;
    private final Shelves shelves;
    private final Pinging pinging;
    private final Hearsay hearsay;
    private final Remembered remembered;
    private final Refreshes refreshes;
    private final Notebook notebook;
    private final Sessions sessions = new Sessions();
    private final Lives lives = new Lives();
    private final Gatherings gatherings = new Gatherings();
    private final Map<PublicKey, Located> members = new LinkedHashMap<>();
    private final Map<PublicKey, Long> awaitingSession = new LinkedHashMap<>();
    private TableIndex index;
    private boolean notesRead;
    private final List<ActorRef<RoutingTable.Memory>> awaitingMemory = new ArrayList<>();
    private long savedAt;

    Table(
            ActorContext<RoutingTable.Command> context,
            RoutingTable.Parts parts,
            Alarms alarms,
            ActorRef<Reply> replies,
            ActorRef<LastHeard> sessions) {
        this.parts = parts;
        this.self = Placement.of(parts.self());
        this.alarms = alarms;
        this.log = new TableLog(context.getLog());
        this.diversity = Diversity.of(parts.settings());
        this.shelves = new Shelves(context, parts, sessions);
        this.hearsay = new Hearsay(diversity);
        this.remembered = new Remembered(parts.settings().reloadWithin(), parts.dice());
        this.refreshes = new Refreshes(parts.settings().refreshAfter(), parts.dice());
        this.notebook = new Notebook(parts);
        this.pinging = new Pinging(parts, remembered, hearsay, replies, this::hasRoom, members::containsKey);
        this.savedAt = parts.clock().nanos();
        TableIndex before = parts.published().view();
        this.index = before.size() == 0 ? TableIndex.empty(self) : before;
        beginAgain();
        alarms.nextRound(shelves.size(), isAlone());
    }

    /** After a crash of the table what was published stands; when each was verified is forgotten, so that all are asked soon. */
    private void beginAgain() {
        long longAgo = now() - shelves.rules().idleNanos();
        for (int bucket : index.buckets()) {
            List<Member> known = new ArrayList<>();
            for (Located peer : index.bucket(bucket)) {
                known.add(Member.verified(peer, longAgo, Member.UNMEASURED));
                members.put(peer.contact().key(), peer);
            }
            begin(bucket, known);
        }
        parts.published().publish(index);
    }

    private void begin(int bucket, List<Member> known) {
        if (shelves.has(bucket)) return;
        shelves.begin(bucket, known);
        refreshes.touched(bucket, now());
    }

    Map<TableCount, Long> counts() {
        return log.counts();
    }

    void linkHappened(LinkEvent event) {
        PublicKey peer = event.peer();
        if (peer.equals(parts.self())) return;
        switch (event) {
            case LinkEvent.Up(PublicKey key, Path path, boolean participates, long boot, Bytes root) ->
                up(key, new Session(Sessions.address(path), participates, boot));
            case LinkEvent.Moved(PublicKey key, Path path) -> {
                sessions.moved(key, Sessions.address(path));
                reached(key, Sessions.address(path));
            }
            case LinkEvent.Down(PublicKey key, String why) -> {
                sessions.down(key);
                awaitingSession.remove(key);
            }
        }
    }

    private void up(PublicKey peer, Session session) {
        sessions.up(peer, session);
        Long roundTrip = awaitingSession.remove(peer);
        Located member = members.get(peer);
        Located there = Located.of(new Contact(peer, session.address()));
        if (!session.participates()) dismiss(peer);
        else if (member != null) {
            reached(peer, session.address());
            if (lives.begins(peer, session.boot())) parts.events().tell(new TableEvent.Restarted(member));
        } else if (roundTrip != null) verified(there, roundTrip);
        else stranger(there);
    }

    private void reached(PublicKey peer, Address address) {
        Located known = members.get(peer);
        if (known == null) return;
        shelves.tell(bucketOf(known), new Bucket.Reached(new Located(known.id(), new Contact(peer, address))));
    }

    private void stranger(Located peer) {
        if (!diversity.fitsTable(index.all(), peer.contact().address()))
            log.raise(TableCount.NEWCOMERS_OF_FULL_NETWORKS);
        else if (shelves.has(bucketOf(peer))) shelves.tell(bucketOf(peer), new Bucket.Consider(peer));
        else wanted(peer);
    }

    void wanted(Located stranger) {
        if (!pinging.probes().newcomer(stranger)) log.raise(TableCount.NEWCOMERS_DROPPED);
    }

    void check(List<Located> peers) {
        peers.forEach(pinging.probes()::check);
    }

    void heard(List<Contact> contacts) {
        for (Contact contact : contacts.subList(0, Math.min(MOST_HEARD, contacts.size()))) {
            PublicKey key = contact.key();
            if (key.equals(parts.self()) || members.containsKey(key) || remembered.knows(key)) continue;
            Located peer = Located.of(contact);
            hearsay.heard(bucketOf(peer), peer);
        }
    }

    void experienced(List<Experience> experiences) {
        Map<Integer, List<Bucket.Seen>> seen = new TreeMap<>();
        for (Experience experience : experiences) {
            PublicKey key = experience.peer().key();
            Located known = members.get(key);
            if (known != null)
                seen.computeIfAbsent(bucketOf(known), bucket -> new ArrayList<>())
                        .add(new Bucket.Seen(known.id(), experience.answered(), experience.roundTripNanos()));
            else if (experience.answered() && remembered.knows(key)) foundAgain(key);
        }
        seen.forEach((bucket, list) -> {
            refreshes.touched(bucket, now());
            shelves.tell(bucket, new Bucket.Observed(list));
        });
    }

    /** Its session outlived the silence, so that no link will say that it is there again. */
    private void foundAgain(PublicKey peer) {
        Session its = sessions.of(peer);
        if (its != null && its.participates()) stranger(Located.of(new Contact(peer, its.address())));
    }

    /** What it answers to a ping of ours that is under way does not bring it back: it needs a new session for that. */
    void left(PublicKey peer) {
        if (peer.equals(parts.self())) return;
        sessions.down(peer);
        dismiss(peer);
    }

    private void dismiss(PublicKey peer) {
        NodeId id = Placement.of(peer);
        shelves.tell(Distance.bucketIndex(self, id), new Bucket.Removed(id));
        if (!members.containsKey(peer)) remembered.forget(peer);
    }

    void replied(Reply reply) {
        Probe probe = pinging.probes().ended(reply.ref());
        if (probe == null) return;
        switch (reply) {
            case Reply.Answered answered -> answered(probe, answered.roundTrip());
            case Reply.Unanswered unanswered -> unanswered(probe, unanswered.why());
        }
    }

    private void answered(Probe probe, long roundTrip) {
        PublicKey key = probe.peer().contact().key();
        Session session = sessions.of(key);
        if (session != null && session.participates())
            verified(new Located(probe.peer().id(), new Contact(key, session.address())), roundTrip);
        else if (session != null) dismiss(key);
        else if (probe.why() == Probe.Why.CHECK) verified(members.getOrDefault(key, probe.peer()), roundTrip);
        else awaitSession(key, roundTrip);
    }

    private void awaitSession(PublicKey key, long roundTrip) {
        awaitingSession.put(key, roundTrip);
        if (awaitingSession.size() > MOST_AWAITING_SESSION)
            awaitingSession.remove(awaitingSession.keySet().iterator().next());
    }

    private void unanswered(Probe probe, Reply.Why why) {
        log.raise(TableCount.TABLE_PINGS_UNANSWERED);
        if (probe.why() != Probe.Why.CHECK) return;
        NodeId id = probe.peer().id();
        shelves.tell(bucketOf(probe.peer()), Probe.isSilence(why) ? new Bucket.Missed(id) : new Bucket.Unclear(id));
    }

    private void verified(Located peer, long roundTrip) {
        begin(bucketOf(peer), List.of());
        shelves.tell(bucketOf(peer), new Bucket.Answered(peer, roundTrip));
    }

    /** A bucket knows its own share of a network only; what is beyond that of the table never gets into the view. */
    void changed(RoutingTable.Changed changed) {
        int bucket = changed.bucket();
        Shelf shelf = shelves.get(bucket);
        if (shelf == null || shelf.memory() != changed.of()) return;
        List<Located> others = index.with(bucket, List.of()).all();
        List<Located> accepted = new ArrayList<>();
        for (Member member : changed.members()) {
            if (diversity.fitsTable(others, member.peer().contact().address())) {
                accepted.add(member.peer());
                others.add(member.peer());
            } else {
                log.raise(TableCount.NEWCOMERS_OF_FULL_NETWORKS);
                shelves.tell(bucket, new Bucket.Removed(member.id()));
            }
        }
        List<Located> before = index.bucket(bucket);
        for (Member gone : changed.gone())
            if (contains(before, gone.peer())) remembered.lost(gone.peer(), gone.verifiedNanos(), now());
        become(bucket, before, accepted);
    }

    private void become(int bucket, List<Located> before, List<Located> after) {
        boolean wasAlone = isAlone();
        index = index.with(bucket, after);
        parts.published().publish(index);
        for (Located old : before) if (!contains(after, old)) departed(old, bucket);
        for (Located peer : after) entered(peer, bucket, !contains(before, peer));
        if (wasAlone && !isAlone()) remembered.wakeAll(now());
        if (!wasAlone && isAlone()) alarms.nextRound(shelves.size(), true);
        alarms.saveSoon();
    }

    private void departed(Located peer, int bucket) {
        members.remove(peer.contact().key());
        lives.forget(peer.contact().key());
        log.departed(peer, bucket);
        parts.events().tell(new TableEvent.Departed(peer));
    }

    private void entered(Located peer, int bucket, boolean isNew) {
        PublicKey key = peer.contact().key();
        members.put(key, peer);
        if (!isNew) return;
        remembered.forget(key);
        hearsay.forget(bucket, key);
        lives.entered(key, sessions.of(key));
        log.entered(peer, bucket);
        parts.events().tell(new TableEvent.Entered(peer));
    }

    private static boolean contains(List<Located> peers, Located wanted) {
        for (Located peer : peers) if (peer.id().equals(wanted.id())) return true;
        return false;
    }

    void describe(Consumer<List<PeerView>> done) {
        gather(described -> {
            List<PeerView> views = new ArrayList<>();
            described.forEach((bucket, list) -> list.forEach(member -> views.add(view(bucket, member))));
            done.accept(views);
        });
    }

    private PeerView view(int bucket, Member member) {
        long ago = (now() - member.verifiedNanos()) / MonotonicClock.NANOS_PER_MILLI;
        return new PeerView(member.peer(), bucket, parts.wallClock().millis() - ago, member.roundTrip());
    }

    private void gather(Consumer<Map<Integer, List<Member>>> done) {
        gatherings.begin(shelves.all(), now(), done);
        if (!gatherings.isEmpty()) alarms.descriptionsLate();
    }

    void described(long ref, int bucket, List<Member> described) {
        gatherings.described(ref, bucket, described);
    }

    void descriptionsLate() {
        gatherings.late(now() - Alarms.DESCRIPTIONS.toNanos());
        if (!gatherings.isEmpty()) alarms.descriptionsLate();
    }

    /** What the last life left is tried at once, while it is not too old. */
    void remember(Optional<Bytes> note) {
        notesRead = true;
        recall(note);
        awaitingMemory.forEach(this::tellMemory);
        awaitingMemory.clear();
    }

    void awaitMemory(ActorRef<RoutingTable.Memory> replyTo) {
        if (notesRead) tellMemory(replyTo);
        else awaitingMemory.add(replyTo);
    }

    private void tellMemory(ActorRef<RoutingTable.Memory> replyTo) {
        replyTo.tell(new RoutingTable.Memory(remembered.all().size()));
    }

    private void recall(Optional<Bytes> note) {
        if (note.isEmpty()) return;
        try {
            Map<Located, Long> saved = notebook.open(note.get());
            if (!saved.isEmpty()) pinging.putOutFeelers();
            saved.forEach((peer, verified) -> {
                PublicKey key = peer.contact().key();
                if (!key.equals(parts.self()) && !members.containsKey(key)) remembered.saved(peer, verified, now());
            });
        } catch (MalformedException e) {
            log.unreadable(e);
        }
    }

    /** Not before the last life's table has been read: this one may know less. */
    void save() {
        if (!notesRead) {
            alarms.saveSoon();
            return;
        }
        savedAt = now();
        log.raise(TableCount.TABLES_SAVED);
        gather(described -> notebook.write(described, remembered.all()));
    }

    void lookRound() {
        long now = now();
        pinging.probes().overdue(now).forEach(probe -> unanswered(probe, Reply.Why.ENDED));
        shelves.letOneLookRound(index);
        for (NodeId target :
                refreshes.targets(self, index.firstNear(shelves.rules().k()), now))
            parts.events().tell(new TableEvent.RefreshDue(target));
        if (now - savedAt >= SAVE_AGAIN.toNanos()) alarms.saveSoon();
        alarms.nextRound(shelves.size(), isAlone());
    }

    void notice(LastHeard heard) {
        shelves.notice(heard);
    }

    void ping() {
        long pause = pinging.send(isAlone(), now(), log);
        if (pause > 0) alarms.pingIn(pause);
    }

    private boolean hasRoom(int bucket) {
        return index.bucket(bucket).size() < shelves.rules().k();
    }

    private boolean isAlone() {
        return index.size() == 0;
    }

    private int bucketOf(Located peer) {
        return Distance.bucketIndex(self, peer.id());
    }

    private long now() {
        return parts.clock().nanos();
    }
}
