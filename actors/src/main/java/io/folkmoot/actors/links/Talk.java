package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Attempt.Completed;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Content.Confirm;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.PathAnswer;
import io.folkmoot.protocol.packets.Content.PathChallenge;
import io.folkmoot.protocol.packets.Content.Received;
import io.folkmoot.protocol.packets.Content.Whole;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Welcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What one link does with packets, asks and time: dials, keeps the sessions fresh, and sorts contents to who deals with them. */
final class Talk {
    private static final int MOST_PATHS = 4;
    /** A renewal that is not answered is tried again later; what is asked meanwhile goes under the old session. */
    private static final int MOST_DIALS = 8;
    /** Well before the other side forgets a session that was never used, see {@link Offers}. */
    private static final long CONFIRM_NANOS = 5_000_000_000L;
    /** A reset is a hint that anybody on the way can forge: one handshake at a time, and not one after the other. */
    private static final long RESET_NANOS = 200_000_000;

    private final Surroundings around;
    private final PublicKey peer;
    private final Room room;
    private final Channel channel;
    private final Assemblies assemblies;
    private final Carrier carrier;
    private final Presence presence;
    private final Asking asking;
    private final Serving serving;
    private final LinkLog log;
    /** A few at most, the one that was named last at the end. */
    private final List<Path> dialled = new ArrayList<>(1);

    private Bytes cookie;
    /** Null before the peer's key has passed the gate. */
    private @Nullable Bytes exchangeKey;

    private @Nullable Attempt attempt;
    /** Somebody waits for a stream, or one is under way whose end is awaited here. */
    private boolean streamsWanted;

    private long confirmAt = Long.MAX_VALUE;
    private long renewAt = Long.MAX_VALUE;
    private long lastResetAt = Long.MIN_VALUE;

    Talk(Surroundings around, Link.Start start, ActorRef<Link.Command> link, LinkLog log) {
        this.around = around;
        this.peer = start.peer();
        this.room = start.room();
        this.cookie = start.cookie();
        this.log = log;
        this.channel = new Channel(around, start.keyring(), new PathChoice(start.path()));
        this.assemblies = new Assemblies(around.settings().maxFrame());
        this.carrier = new Carrier(around, peer, channel, link);
        this.presence = new Presence(around, channel);
        this.asking = new Asking(around, peer, channel, carrier, assemblies);
        this.serving = new Serving(around, peer, channel, carrier, link.narrow());
        Keys kept = channel.current();
        if (kept == null) return;
        renewAt = renewAt(kept);
        if (kept.streams() && around.speaksStreams()) around.wire().streams().route(peer, start.path());
    }

    Channel channel() {
        return channel;
    }

    Serving serving() {
        return serving;
    }

    Asking asking() {
        return asking;
    }

    Carrier carrier() {
        return carrier;
    }

    Presence presence() {
        return presence;
    }

    boolean isQuiet(long now) {
        return attempt == null && asking.isIdle() && serving.isIdle(now) && carrier.isIdle();
    }

    long nextDue() {
        long next = Math.min(asking.nextDue(), confirmAt);
        // Of a peer without streams nobody asks, and a due time that nothing moves on would come again at once.
        if (streamsWanted && carrier.isAvailable()) next = Math.min(next, presence.nextDue());
        return attempt == null ? next : Math.min(next, attempt.dueAt());
    }

    void ask(Link.Ask ask, long now) {
        reach(ask.at());
        Pending pending = asking.ask(ask, now);
        if (pending == null) return;
        boolean stale = channel.isOpen() && now >= renewAt;
        if ((!channel.isOpen() || stale) && !dial(stale ? null : asking.early(), now)) asking.endAll(Why.BAD_KEY);
    }

    /** Another way to the peer, tried in turn with the others when it is dialled. */
    void reach(Path path) {
        if (dialled.contains(path)) return;
        dialled.add(path);
        // What was heard last is the likelier to be true.
        if (dialled.size() > MOST_PATHS) dialled.removeFirst();
        if (attempt != null) attempt.reach(path);
    }

    /** Begins a handshake unless one is under way; false if the peer's key is of no use. */
    boolean dial(@Nullable Pending early, long now) {
        if (attempt != null) return true;
        Set<Path> paths = new LinkedHashSet<>(List.of(channel.paths().current()));
        paths.addAll(dialled);
        try {
            if (exchangeKey == null) exchangeKey = around.self().exchangeKey(peer);
            attempt = Attempt.begin(around, peer, exchangeKey, room, List.copyOf(paths), early, cookie);
        } catch (MalformedException e) {
            return false;
        }
        cookie = Init.NO_COOKIE;
        attempt.send(now, asking.pace());
        return true;
    }

    void packet(Arrived arrived, long now) {
        PacketType type = PacketType.of(arrived.packet());
        switch (type) {
            case TRANSPORT -> {
                Content content = channel.open(arrived.from(), arrived.packet(), now);
                if (content == null) return;
                presence.heard(now);
                room.heard(now);
                content(content, arrived.from(), now);
            }
            case RESPONSE -> answeredDial(arrived, now);
            case COOKIE -> {
                if (attempt != null) attempt.takeCookie(arrived.from(), arrived.packet());
            }
            case null, default -> around.counts().raise(Count.DROPPED_MALFORMED);
        }
    }

    private void answeredDial(Arrived arrived, long now) {
        Attempt dialling = attempt;
        if (dialling == null) return;
        Completed done = dialling.complete(arrived.from(), arrived.packet(), now);
        if (done == null) return;
        attempt = null;
        boolean renewed = channel.isOpen();
        asking.answeredAfter(done.roundTrip(), done.measures());
        establish(
                done.keys(),
                done.path(),
                done.welcome().participates(),
                done.welcome().trustRoot(),
                now);
        answeredEarly(dialling, done);
        asking.renewed(done.keys().boot(), now);
        if (renewed && !channel.hasSent()) channel.send(new Confirm());
        confirmAt = channel.hasSent() ? Long.MAX_VALUE : now + CONFIRM_NANOS;
    }

    private void answeredEarly(Attempt dialling, Completed done) {
        Pending early = dialling.early();
        Welcome welcome = done.welcome();
        if (early == null || welcome.early().isEmpty()) return;
        try {
            Frame frame = Frame.read(welcome.early());
            if (frame.requestId() == early.id) asking.answeredEarly(early, frame.message(), done.roundTrip());
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_MALFORMED);
        }
    }

    /** The other side dialled, and has shown that it has the session. */
    void confirmed(Link.Confirmed confirmed, long now) {
        boolean first = !channel.isOpen();
        Keys before = channel.current();
        boolean anotherLife =
                before != null && before.boot() != confirmed.keys().boot();
        establish(confirmed.keys(), confirmed.path(), confirmed.participates(), confirmed.trustRoot(), now);
        channel.hear(now);
        presence.heard(now);
        room.heard(now);
        if (first && attempt != null) {
            attempt.end();
            attempt = null;
        }
        if (first || anotherLife) asking.renewed(confirmed.keys().boot(), now);
        content(confirmed.content(), confirmed.from(), now);
    }

    private void establish(Keys keys, Path path, boolean participates, Bytes trustRoot, long now) {
        Keys before = channel.current();
        if (before != null && before.boot() != keys.boot()) {
            serving.forget();
            assemblies.clear();
            carrier.forget();
            // What runs on the old connection would find out only by silence.
            around.wire().streams().unroute(peer);
        }
        Path pathBefore = channel.paths().current();
        channel.confirm(keys, path, room);
        presence.forget(now);
        renewAt = renewAt(keys);
        confirmAt = Long.MAX_VALUE;
        if (keys.streams() && around.speaksStreams()) around.wire().streams().route(peer, path);
        around.counts().raise(Count.SESSIONS_CONFIRMED);
        log.established(peer, path, before, keys);
        if (before == null || before.boot() != keys.boot())
            around.events().tell(new LinkEvent.Up(peer, path, participates, keys.boot(), trustRoot));
        else if (!path.equals(pathBefore)) around.events().tell(new LinkEvent.Moved(peer, path));
    }

    /**
     * Whether streams may be opened now: the peer has our session, and so takes them. If that is not known, it is asked. A
     * peer without streams needs not be asked.
     */
    boolean reachesForStreams(boolean wanted, long now) {
        if (!carrier.isIdle()) carrier.prune(now, asking::expects);
        streamsWanted = wanted || !carrier.isIdle();
        if (!streamsWanted || !channel.isOpen()) return false;
        if (!carrier.isAvailable() || presence.isSure(now)) return true;
        presence.ask(now, asking.pace());
        if (presence.isSuspicious()) dial(asking.early(), now);
        return false;
    }

    private long renewAt(Keys keys) {
        return keys.bornMillis() * 1_000_000 + around.settings().rekeyAfter().toNanos();
    }

    private void content(Content content, Path from, long now) {
        switch (content) {
            case Whole(Bytes frame) -> frame(frame, from, false, now);
            case Part part -> part(part, from, now);
            case Received received when received.answer() -> serving.acknowledged(received);
            case Received received -> asking.acknowledged(received);
            case PathChallenge(Bytes nonce) -> channel.answerOver(from, new PathAnswer(nonce));
            case PathAnswer(Bytes nonce) -> pathAnswered(nonce);
            case Confirm() -> {}
        }
    }

    private void pathAnswered(Bytes nonce) {
        Path before = channel.paths().current();
        if (!channel.paths().answered(nonce)) return;
        Path path = channel.paths().current();
        around.counts().raise(Count.PATHS_CHANGED);
        Keys keys = channel.current();
        if (keys != null && keys.streams() && around.speaksStreams())
            around.wire().streams().route(peer, path);
        log.moved(peer, before, path);
        around.events().tell(new LinkEvent.Moved(peer, path));
    }

    private void part(Part part, Path from, long now) {
        if (part.answer() && !asking.expects(part.request())) {
            channel.send(new Received(part.request(), true, -1L >>> (Long.SIZE - part.count())));
            around.counts().raise(Count.DROPPED_LATE_ANSWER);
            return;
        }
        if (!part.answer() && serving.knows(part.request(), part.count(), now)) return;
        Assemblies.Step step = assemblies.add(part, now);
        if (!step.taken()) around.counts().raise(Count.DROPPED_PARTS);
        step.tell().forEach(channel::send);
        if (step.frame() != null) joined(part.request(), step.frame(), from, now);
    }

    private void joined(long request, Bytes wire, Path from, long now) {
        Frame frame = read(wire);
        if (frame == null) return;
        if (frame.requestId() == request) heard(frame, from, false, now);
        else around.counts().raise(Count.DROPPED_MALFORMED);
    }

    void frame(Bytes wire, Path from, boolean byStream, long now) {
        if (byStream) presence.heard(now);
        Frame frame = read(wire);
        if (frame != null) heard(frame, from, byStream, now);
    }

    private @Nullable Frame read(Bytes wire) {
        try {
            return Frame.read(wire);
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_MALFORMED);
            return null;
        }
    }

    private void heard(Frame frame, Path from, boolean byStream, long now) {
        boolean isAnswer = frame.message() instanceof Response
                || frame.message() instanceof Failure
                || frame.message() instanceof Pong;
        if (!isAnswer) serving.heard(frame, from, byStream, now);
        else if (!asking.answered(frame.requestId(), frame.message(), now))
            around.counts().raise(Count.DROPPED_LATE_ANSWER);
    }

    void reset(Link.ResetHinted hint, long now) {
        Keys keys = channel.current();
        if (keys == null || keys.remote() != hint.session() || attempt != null) return;
        boolean sent = hint.counter() >= 0 && hint.counter() < keys.session().nextCounter();
        if (!sent) return;
        if (lastResetAt != Long.MIN_VALUE && now - lastResetAt < RESET_NANOS) return;
        lastResetAt = now;
        around.counts().raise(Count.RESETS_HEEDED);
        dial(asking.early(), now);
    }

    void due(long now) {
        boolean silent = asking.due(now);
        redial(now);
        if (channel.isOpen() && now >= renewAt) dial(null, now);
        if (silent) dial(asking.early(), now);
        if (now >= confirmAt) {
            if (!channel.hasSent()) channel.send(new Confirm());
            confirmAt = Long.MAX_VALUE;
        }
    }

    private void redial(long now) {
        Attempt dialling = attempt;
        if (dialling == null) return;
        boolean wanted = channel.isOpen() || streamsWanted || !asking.isIdle();
        boolean inVain = channel.isOpen() && dialling.sendings() >= MOST_DIALS;
        if (inVain || !wanted) {
            dialling.end();
            attempt = null;
            if (channel.isOpen())
                renewAt = now + around.settings().passivateAfter().toNanos();
        } else if (now >= dialling.dueAt()) {
            dialling.send(now, asking.pace());
        }
    }

    /** Streams find the way to a resting peer again when its link wakes. */
    void rest() {
        channel.rest();
        around.wire().streams().unroute(peer);
    }

    /** Ends everything that outlives the actor but not the link. */
    void end(Why why) {
        asking.endAll(why);
        if (attempt != null) attempt.end();
        attempt = null;
        if (channel.isOpen()) around.wire().streams().unroute(peer);
        channel.end();
    }
}
