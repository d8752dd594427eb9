package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Inbound.Answer;
import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.actors.links.Offers.Offer;
import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Failure.Reason;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.packets.Transport;
import io.folkmoot.protocol.packets.Welcome;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Answers those who dial us. All of its cryptography is in one actor, so that a flood of handshakes takes one core at most;
 * what it makes is half open until its owner shows up, and only then becomes a link.
 */
final class Reception extends AbstractMatchingBehavior<Reception.Command> {

    sealed interface Command permits Knocked, Arrived, Answer, Sweep {}

    /** A first packet that the door let pass. */
    record Knocked(Path from, Bytes packet) implements Command {}

    private record Sweep() implements Command {}

    private static final Sweep SWEEP = new Sweep();

    /** How long a first packet waits for the answer to its request: a disk read, and no round trip to anybody else. */
    private static final long EARLY_PATIENCE_NANOS = 250_000_000;

    /** Early requests that wait for their answers; whoever comes then asks again in the session. */
    private static final int MOST_EARLY = 256;

    /** Whoever waits for an early answer waits so much longer at most. */
    private static final long SOON_NANOS = 250_000_000;

    static Behavior<Command> create(Surroundings around) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Reception.class);
            return Behaviors.withTimers(timers -> new Reception(context, timers, around));
        });
    }

    private final TimerScheduler<Command> timers;
    private final Surroundings around;
    private final ActorRef<Arrived> arrivals;
    private final ActorRef<Answer> answerTo;
    private final Offers offers = new Offers();
    private long sweepAt = Long.MAX_VALUE;

    private Reception(ActorContext<Command> context, TimerScheduler<Command> timers, Surroundings around) {
        super(context);
        this.timers = timers;
        this.around = around;
        this.arrivals = context.getSelf().narrow();
        this.answerTo = context.getSelf().narrow();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        long now = around.clock().nanos();
        switch (command) {
            case Knocked(Path from, Bytes packet) -> onKnocked(from, packet.unsafeArray(), now);
            case Arrived arrived -> onArrived(arrived);
            case Answer answer -> onAnswer(answer, now);
            case Sweep() -> onSweep(now);
        }
        return this;
    }

    /** Packets of half-open sessions would lead to nobody for ever; so their owners are told at once that they are gone. */
    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PreRestart) offers.removeAll().forEach(this::forget);
        return this;
    }

    private void onKnocked(Path from, byte[] packet, long now) {
        around.routes().initDone();
        try {
            Init init = Init.read(packet);
            Bytes ephemeral = Bytes.copyOf(init.noise().unsafeArray(), 0, 32);
            Offer known = offers.byEphemeral(ephemeral);
            if (known == null) greet(init, ephemeral, from, now);
            else repeat(known, from);
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_BAD_HANDSHAKE);
        }
    }

    /** The same first packet again: its answer was lost, or somebody plays it back. Either gets the same answer at most. */
    private void repeat(Offer offer, Path from) {
        if (!offer.path.equals(from)) around.counts().raise(Count.DROPPED_REPLAYED_HANDSHAKE);
        else if (offer.response != null) around.wire().send(from, offer.response.clone());
    }

    private void greet(Init init, Bytes ephemeral, Path from, long now) throws MalformedException {
        Self self = around.self();
        Handshake handshake = self.answer(around.dice());
        Introduction introduction = Introduction.read(handshake.read(init.noise()));
        // The handshake proved an exchange key, which two identities share: the one named here must be a good one of
        // them.
        boolean proved = self.exchangeKey(introduction.key()).equals(handshake.remoteStatic());
        if (!proved || introduction.key().equals(self.key()))
            throw new MalformedException("introduction: the key is not the one that the handshake proved");
        // A room of its own: what its owner sends under it crowds out nobody else's first packet.
        long localId = around.routes().open(new Room(null, arrivals), around.dice());
        Offer offer = new Offer(localId, init.sender(), ephemeral, from, introduction, now, handshake);
        Offer pushedOut = offers.add(offer);
        if (pushedOut != null) forget(pushedOut);
        around.counts().raise(Count.HANDSHAKES_ANSWERED);
        sweepBy(now + Offers.KEPT_NANOS, now);
        takeEarly(offer, introduction.early(), now);
    }

    private void takeEarly(Offer offer, Bytes early, long now) throws MalformedException {
        Frame frame = early.isEmpty() ? null : Frame.read(early);
        if (frame == null) {
            respond(offer, Bytes.EMPTY, now);
            return;
        }
        offer.earlyRequest = frame.requestId();
        switch (frame.message()) {
            case Ping()
            when offer.path instanceof Direct(var address) ->
                respond(offer, new Frame(offer.earlyRequest, new Pong(address)).write(), now);
            case FindNode find -> ask(offer, find, now);
            case FindValue find -> ask(offer, find, now);
            // Anybody can play a first packet back: whatever does something has to wait for the session.
            default -> respond(offer, Bytes.EMPTY, now);
        }
    }

    private void ask(Offer offer, Message message, long now) {
        if (offers.waiting() >= MOST_EARLY) {
            respond(offer, Bytes.EMPTY, now);
            return;
        }
        offer.answerBy = now + EARLY_PATIENCE_NANOS;
        sweepBy(now + SOON_NANOS, now);
        around.handler().tell(new Asked(offer.peer, offer.path, message, true, offer.localId, answerTo));
    }

    private void onAnswer(Answer answer, long now) {
        Offer offer = offers.byId(answer.request());
        if (offer == null || offer.response != null) {
            around.counts().raise(Count.DROPPED_OWN_ANSWER);
            return;
        }
        Bytes frame = Frames.write(offer.earlyRequest, answer.message());
        if (frame == null || frame.length() > Welcome.MAX_EARLY)
            frame = Frames.refusal(
                    offer.earlyRequest, Reason.TOO_LARGE, "too large for a first answer, open a session");
        respond(offer, frame, now);
    }

    private void respond(Offer offer, Bytes early, long now) {
        Self self = around.self();
        var welcome = new Welcome(self.participates(), around.speaksStreams(), self.boot(), self.trustRoot(), early);
        Bytes noise;
        try {
            noise = offer.handshake.write(welcome.write());
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_BAD_HANDSHAKE);
            withdraw(offer);
            return;
        }
        long millis = now / 1_000_000;
        offer.keys = new Keys(
                offer.handshake.toSession(millis), offer.localId, offer.remoteId, offer.boot, offer.streams, millis);
        byte[] response = new InitResponse(offer.remoteId, offer.localId, noise).write();
        offer.response = response;
        around.wire().send(offer.path, response.clone());
    }

    private void onArrived(Arrived arrived) {
        Offer offer = offers.byId(Transport.receiver(arrived.packet()));
        Keys keys = offer == null ? null : offer.keys;
        if (offer == null) around.links().tell(arrived);
        else arrived.room().left();
        if (offer == null || keys == null) return;
        Content content = open(keys, arrived.packet());
        if (content == null) return;
        offers.remove(offer);
        around.links()
                .tell(new Links.SessionProved(
                        offer.peer,
                        new Link.Confirmed(
                                keys, offer.path, offer.participates, offer.trustRoot, arrived.from(), content)));
    }

    private @Nullable Content open(Keys keys, byte[] packet) {
        try {
            return Content.read(Transport.open(keys.session(), packet));
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_UNOPENED);
            return null;
        }
    }

    private void onSweep(long now) {
        sweepAt = Long.MAX_VALUE;
        for (Offer offer : offers.overdue(now)) respond(offer, Bytes.EMPTY, now);
        for (Offer offer : offers.expire(now)) forget(offer);
        if (offers.isEmpty()) return;
        long soon = now + SOON_NANOS;
        sweepBy(offers.waiting() > 0 ? soon : Math.max(soon, offers.expiry()), now);
    }

    private void sweepBy(long at, long now) {
        if (at >= sweepAt) return;
        sweepAt = at;
        timers.startSingleTimer(SWEEP, Duration.ofNanos(at - now));
    }

    private void withdraw(Offer offer) {
        offers.remove(offer);
        forget(offer);
    }

    private void forget(Offer offer) {
        around.counts().raise(Count.DROPPED_HALF_OPEN);
        around.routes().close(offer.localId);
        offer.forget();
    }
}
