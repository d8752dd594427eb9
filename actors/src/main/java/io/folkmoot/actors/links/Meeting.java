package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Encounter.Met;
import io.folkmoot.actors.links.Encounter.Unmet;
import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.packets.Hello;
import io.folkmoot.protocol.packets.HelloAnswer;
import java.time.Duration;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Asks whoever is at an address for its key, until it says or time is up. Ends with its answer. */
final class Meeting extends AbstractMatchingBehavior<Meeting.Command> {

    sealed interface Command permits Arrived, Due {}

    private record Due() implements Command {}

    static Behavior<Command> create(Surroundings around, Links.Meet meet) {
        return Behaviors.setup(context -> {
            return Behaviors.withTimers(timers -> new Meeting(context, timers, around, meet));
        });
    }

    private final TimerScheduler<Command> timers;
    private final Surroundings around;
    private final Links.Meet meet;
    private final long nonce;
    private final long deadline;
    private int sendings;
    private boolean told;

    private Meeting(
            ActorContext<Command> context, TimerScheduler<Command> timers, Surroundings around, Links.Meet meet) {
        super(context);
        this.timers = timers;
        this.around = around;
        this.meet = meet;
        this.nonce = around.routes().open(new Room(null, context.getSelf().narrow()), around.dice());
        this.deadline = around.clock().nanos() + meet.patience().toNanos();
        greet();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Arrived arrived -> onArrived(arrived);
            case Due() -> onDue();
        };
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop) {
            around.routes().close(nonce);
            if (!told) meet.replyTo().tell(new Unmet(meet.ref(), meet.address()));
        }
        return this;
    }

    private Behavior<Command> onArrived(Arrived arrived) {
        arrived.room().left();
        try {
            HelloAnswer answer = HelloAnswer.read(arrived.packet());
            around.self().check(answer.key());
            around.links().tell(new Links.CookieGiven(answer.key(), answer.cookie()));
            told = true;
            meet.replyTo().tell(new Met(meet.ref(), new Contact(answer.key(), meet.address())));
            return Behaviors.stopped();
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_MALFORMED);
            return this;
        }
    }

    private Behavior<Command> onDue() {
        if (around.clock().nanos() < deadline) {
            greet();
            return this;
        }
        return Behaviors.stopped();
    }

    private void greet() {
        around.wire().send(new Direct(meet.address()), new Hello(nonce).write());
        sendings++;
        long wait = Math.min(
                Pace.UNKNOWN.patience(sendings), deadline - around.clock().nanos());
        timers.startSingleTimer(new Due(), Duration.ofNanos(Math.max(1, wait)));
    }
}
