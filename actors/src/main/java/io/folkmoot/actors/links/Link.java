package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Carrier.Cargo;
import io.folkmoot.actors.links.Inbound.Answer;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.actors.time.Alarm;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Content;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The conversation with one neighbour while there is one. It hands its sessions back to be kept when nothing has been said
 * for a while, and ends when it has none.
 */
final class Link extends AbstractMatchingBehavior<Link.Command> {

    sealed interface Command
            permits Ask,
                    Withdraw,
                    Tell,
                    OpenStream,
                    Confirmed,
                    ResetHinted,
                    FrameArrived,
                    FrameCarried,
                    FrameStreamBroke,
                    Rest,
                    End,
                    Arrived,
                    Answer,
                    Due {}

    record Ask(Path at, Message message, long deadline, long ref, ActorRef<Reply> replyTo) implements Command {}

    record Withdraw(long ref, ActorRef<Reply> replyTo) implements Command {}

    /** Wants no answer, and is not worth a handshake. */
    record Tell(Message message) implements Command {}

    record OpenStream(Path at, long deadline, StreamListener listener) implements Command {}

    /** The peer has dialled, and its first packet under the new session has opened. */
    record Confirmed(Keys keys, Path path, boolean participates, Bytes trustRoot, Path from, Content content)
            implements Command {}

    record ResetHinted(long session, long counter) implements Command {}

    /** A frame that came by a stream. */
    record FrameArrived(Bytes frame) implements Command {}

    record FrameCarried(long stream) implements Command {}

    record FrameStreamBroke(long stream) implements Command {}

    /** The parent has sent nothing that this link has not seen, and takes its sessions back. */
    record Rest() implements Command {}

    record End(Why why) implements Command {}

    private record Due() implements Command {}

    /**
     * With what a link begins: the sessions that were kept, or none and a first path to dial; and how many of the parent's
     * messages have been seen, which a restart does not forget.
     */
    record Start(PublicKey peer, Room room, Keyring keyring, Path path, Bytes cookie, AtomicLong seen) {}

    static Behavior<Command> create(Surroundings around, Start start) {
        return Behaviors.setup(context -> new Link(context, around, start));
    }

    private static final Due DUE = new Due();
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    private final ActorContext<Command> context;
    private final Surroundings around;
    private final PublicKey peer;
    private final AtomicLong seen;
    private final Talk talk;
    private final Openings openings;
    private final LinkLog log;
    private final Alarm<Command> alarm;
    private long lastActive;
    private boolean offeredRest;
    private boolean orderly;

    private Link(ActorContext<Command> context, Surroundings around, Start start) {
        super(context);
        this.context = context;
        this.around = around;
        this.alarm = new Alarm<>(context, around.clock(), DUE);
        this.peer = start.peer();
        this.seen = start.seen();
        this.log = new LinkLog(context, Link.class);
        this.talk = new Talk(around, start, context.getSelf(), log);
        this.openings = new Openings(around, peer);
        this.lastActive = around.clock().nanos();
        alarm.by(lastActive + around.settings().passivateAfter().toNanos());
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        try {
            return handle(command, around.clock().nanos());
        } catch (RuntimeException e) {
            around.counts().raise(Count.LINKS_CRASHED);
            if (command instanceof Ask ask && !talk.asking().knows(ask))
                talk.asking().refuse(ask, Why.ENDED);
            throw e;
        }
    }

    private Behavior<Command> handle(Command command, long now) {
        if (isFromParent(command)) seen.incrementAndGet();
        if (offeredRest && !(command instanceof Rest)) stayAwake();
        switch (command) {
            case Arrived arrived -> onArrived(arrived, now);
            case Answer answer -> onAnswer(answer, now);
            case Ask ask -> onAsk(ask, now);
            case Withdraw(long ref, ActorRef<Reply> replyTo) -> onWithdraw(ref, replyTo);
            case Tell(Message message) -> talk.asking().tell(message);
            case OpenStream open -> onOpenStream(open, now);
            case Confirmed confirmed -> onConfirmed(confirmed, now);
            case ResetHinted hint -> onResetHinted(hint, now);
            case FrameArrived(Bytes frame) -> onFrameArrived(frame, now);
            case FrameCarried(long stream) -> onFrameCarried(stream, now);
            case FrameStreamBroke(long stream) -> onFrameStreamBroke(stream);
            case Due() -> {
                return onDue(now);
            }
            case Rest() -> {
                return onRest(now);
            }
            case End(Why why) -> {
                return onEnd(why);
            }
        }
        useStreams(now);
        alarm.by(talk.nextDue());
        return this;
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        boolean over = signal instanceof PreRestart || signal instanceof PostStop;
        if (over) alarm.stop();
        if (over && !orderly) end(Why.ENDED, "its link stopped");
        return this;
    }

    private void onArrived(Arrived arrived, long now) {
        arrived.room().left();
        lastActive = now;
        talk.packet(arrived, now);
    }

    private void onAnswer(Answer answer, long now) {
        lastActive = now;
        talk.serving().answer(answer);
    }

    private void onAsk(Ask ask, long now) {
        lastActive = now;
        talk.ask(ask, now);
    }

    private void onWithdraw(long ref, ActorRef<Reply> replyTo) {
        talk.asking().withdraw(ref, replyTo);
    }

    private void onOpenStream(OpenStream open, long now) {
        lastActive = now;
        if (!openings.add(open)) return;
        talk.reach(open.at());
        if (!talk.channel().isOpen() && !talk.dial(null, now)) openings.breakAll("the peer's key is no valid key");
        alarm.by(open.deadline());
    }

    private void onConfirmed(Confirmed confirmed, long now) {
        lastActive = now;
        talk.confirmed(confirmed, now);
    }

    private void onResetHinted(ResetHinted hint, long now) {
        talk.reset(hint, now);
    }

    private void onFrameArrived(Bytes frame, long now) {
        lastActive = now;
        talk.frame(frame, talk.channel().paths().current(), true, now);
    }

    private void onFrameCarried(long stream, long now) {
        if (talk.carrier().over(stream) != null) talk.presence().heard(now);
    }

    private void onFrameStreamBroke(long stream) {
        Cargo broken = talk.carrier().over(stream);
        if (broken != null && !broken.answer()) talk.asking().streamBroke(broken.request());
    }

    private Behavior<Command> onDue(long now) {
        alarm.rang();
        talk.due(now);
        openings.due(now);
        useStreams(now);
        if (mayRest(now)) {
            offeredRest = true;
            around.links().tell(new Links.RestOffered(peer, context.getSelf(), seen.get()));
        } else {
            alarm.by(lookAgainAt(now));
        }
        alarm.by(Math.min(talk.nextDue(), openings.nextDue()));
        return this;
    }

    private Behavior<Command> onRest(long now) {
        if (!mayRest(now)) {
            around.links().tell(new Links.StaysAwake(peer, context.getSelf()));
            stayAwake();
            return this;
        }
        orderly = true;
        if (talk.channel().isOpen()) {
            log.rests(peer);
            talk.rest();
        } else {
            end(Why.ENDED, Why.NO_SESSION.text());
        }
        around.links()
                .tell(new Links.Rested(
                        peer,
                        context.getSelf(),
                        talk.channel().keyring(),
                        talk.channel().paths().current()));
        return Behaviors.stopped();
    }

    /** Without a session there is nothing to wait for; with one, nobody may have used it for a while. */
    private boolean mayRest(long now) {
        if (!talk.isQuiet(now) || !openings.isEmpty()) return false;
        return !talk.channel().isOpen()
                || (now >= restAt() && !around.wire().streams().isBusy(peer));
    }

    private Behavior<Command> onEnd(Why why) {
        orderly = true;
        end(why, why.text());
        return Behaviors.stopped();
    }

    private void end(Why why, String text) {
        boolean wasUp = talk.channel().isOpen();
        openings.breakAll(text);
        talk.end(why);
        if (!wasUp) return;
        log.down(peer, text);
        around.events().tell(new LinkEvent.Down(peer, text));
    }

    private void useStreams(long now) {
        if (!talk.reachesForStreams(!openings.isEmpty(), now)) return;
        openings.open(talk.carrier().isAvailable());
        talk.carrier().load();
    }

    private static boolean isFromParent(Command command) {
        return command instanceof Ask
                || command instanceof Withdraw
                || command instanceof Tell
                || command instanceof OpenStream
                || command instanceof Confirmed
                || command instanceof ResetHinted
                || command instanceof FrameArrived;
    }

    /** The parent may have told something else since the offer, and will then not take it up. */
    private void stayAwake() {
        offeredRest = false;
        alarm.by(lookAgainAt(around.clock().nanos()));
    }

    /** Whoever may not rest although nothing was said for long, as a stream is open or work under way, looks now and then. */
    private long lookAgainAt(long now) {
        return Math.max(restAt(), now + LOOK_AGAIN_NANOS);
    }

    private long restAt() {
        return lastActive + around.settings().passivateAfter().toNanos();
    }
}
