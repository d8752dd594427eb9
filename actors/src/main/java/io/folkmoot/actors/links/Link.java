package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Inbound.Answer;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Content;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The conversation with one neighbour while there is one. It hands its sessions back to be kept when nothing has been said
 * for a while, and ends when it has none.
 */
final class Link extends AbstractMatchingBehavior<Link.Command> {

    sealed interface Command
            permits Ask,
                    Withdraw,
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

    record OpenStream(Path at, long deadline, StreamListener listener) implements Command {}

    /** The peer has dialled, and its first packet under the new session has opened. */
    record Confirmed(Keys keys, Path path, boolean participates, Bytes trustRoot, Path from, Content content)
            implements Command {}

    record ResetHinted(long session, long counter) implements Command {}

    /** A frame that came by a stream. */
    record FrameArrived(Bytes frame) implements Command {}

    record FrameCarried(long request, boolean answer) implements Command {}

    record FrameStreamBroke(long request, boolean answer) implements Command {}

    /** The parent has sent nothing that this link has not seen, and takes its sessions back. */
    record Rest() implements Command {}

    record End(Why why) implements Command {}

    private record Due() implements Command {}

    /** With what a link begins: the sessions that were kept, or none and a first path to dial. */
    record Start(PublicKey peer, Room room, Keyring keyring, Path path, Bytes cookie) {}

    static Behavior<Command> create(Surroundings around, Start start) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Link.class);
            return Behaviors.withTimers(timers -> new Link(context, timers, around, start));
        });
    }

    private static final Due DUE = new Due();

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final Surroundings around;
    private final PublicKey peer;
    private final Talk talk;
    private final Openings openings;
    private final LinkLog log;
    /** When the timer goes off; never later than anything wants it, often earlier, which is cheaper than setting it anew. */
    private long armedFor = Long.MAX_VALUE;

    private long lastActive;
    private long heardFromParent;
    private boolean offeredRest;
    private boolean orderly;

    private Link(ActorContext<Command> context, TimerScheduler<Command> timers, Surroundings around, Start start) {
        super(context);
        this.context = context;
        this.timers = timers;
        this.around = around;
        this.peer = start.peer();
        this.log = new LinkLog(context.getLog());
        this.talk = new Talk(around, start, context.getSelf(), log);
        this.openings = new Openings(around, peer);
        this.lastActive = around.clock().nanos();
        arm(lastActive + around.settings().passivateAfter().toNanos());
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        try {
            return handle(command, around.clock().nanos());
        } catch (RuntimeException e) {
            around.counts().raise(Count.LINKS_CRASHED);
            throw e;
        }
    }

    private Behavior<Command> handle(Command command, long now) {
        switch (command) {
            case Arrived arrived -> onArrived(arrived, now);
            case Answer answer -> onAnswer(answer, now);
            case Ask ask -> onAsk(ask, now);
            case Withdraw(long ref, ActorRef<Reply> replyTo) -> onWithdraw(ref, replyTo);
            case OpenStream open -> onOpenStream(open, now);
            case Confirmed confirmed -> onConfirmed(confirmed, now);
            case ResetHinted hint -> onResetHinted(hint, now);
            case FrameArrived(Bytes frame) -> onFrameArrived(frame, now);
            case FrameCarried carried -> onFrameCarried(carried);
            case FrameStreamBroke broke -> onFrameStreamBroke(broke);
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
        arm(talk.nextDue());
        return this;
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop && !orderly) end(Why.ENDED, "its link stopped");
        return this;
    }

    private void onArrived(Arrived arrived, long now) {
        arrived.room().left();
        lastActive = now;
        talk.packet(arrived, now);
        openWaiting();
    }

    private void onAnswer(Answer answer, long now) {
        lastActive = now;
        talk.serving().answer(answer);
    }

    private void onAsk(Ask ask, long now) {
        heardFromParent(now);
        talk.ask(ask, now);
    }

    private void onWithdraw(long ref, ActorRef<Reply> replyTo) {
        heardFromParent++;
        talk.asking().withdraw(ref, replyTo);
    }

    private void onOpenStream(OpenStream open, long now) {
        heardFromParent(now);
        if (!openings.add(open)) return;
        talk.reach(open.at());
        if (!talk.channel().isOpen() && !talk.dial(null, now)) openings.breakAll("the peer's key is no valid key");
        openWaiting();
        arm(open.deadline());
    }

    private void onConfirmed(Confirmed confirmed, long now) {
        heardFromParent(now);
        talk.confirmed(confirmed, now);
        openWaiting();
    }

    private void onResetHinted(ResetHinted hint, long now) {
        heardFromParent++;
        talk.reset(hint, now);
    }

    private void onFrameArrived(Bytes frame, long now) {
        heardFromParent(now);
        talk.frame(frame, talk.channel().paths().current(), true, now);
    }

    private void onFrameCarried(FrameCarried carried) {
        if (carried.answer()) talk.carrier().arrived(carried.request());
    }

    private void onFrameStreamBroke(FrameStreamBroke broke) {
        if (broke.answer()) talk.carrier().arrived(broke.request());
        else talk.asking().streamBroke(broke.request());
    }

    private Behavior<Command> onDue(long now) {
        armedFor = Long.MAX_VALUE;
        talk.due(now);
        openings.due(now);
        if (isQuiet()) {
            if (!talk.channel().isOpen()) return ended("no session, and nobody asks for one");
            if (now >= restAt() && !offeredRest) {
                offeredRest = true;
                around.links().tell(new Links.RestOffered(peer, context.getSelf(), heardFromParent));
            }
        }
        if (!offeredRest) arm(Math.max(restAt(), now + 1));
        arm(Math.min(talk.nextDue(), openings.nextDue()));
        return this;
    }

    private Behavior<Command> onRest(long now) {
        offeredRest = false;
        if (!isQuiet() || now < restAt() || !talk.channel().isOpen()) {
            around.links().tell(new Links.StaysAwake(peer, context.getSelf()));
            arm(Math.max(restAt(), now + 1));
            return this;
        }
        orderly = true;
        log.rests(peer);
        around.links()
                .tell(new Links.Rested(
                        peer, talk.channel().keyring(), talk.channel().paths().current()));
        return Behaviors.stopped();
    }

    private Behavior<Command> onEnd(Why why) {
        orderly = true;
        end(why, why.text());
        return Behaviors.stopped();
    }

    private Behavior<Command> ended(String why) {
        orderly = true;
        end(Why.ENDED, why);
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

    private void openWaiting() {
        if (!openings.isEmpty() && talk.channel().isOpen())
            openings.open(talk.carrier().isAvailable());
    }

    private boolean isQuiet() {
        return talk.isQuiet() && openings.isEmpty();
    }

    private void heardFromParent(long now) {
        heardFromParent++;
        lastActive = now;
        offeredRest = false;
    }

    private long restAt() {
        return lastActive + around.settings().passivateAfter().toNanos();
    }

    private void arm(long when) {
        if (when >= armedFor) return;
        armedFor = when;
        timers.startSingleTimer(
                DUE, DUE, Duration.ofNanos(Math.max(0, when - around.clock().nanos())));
    }
}
