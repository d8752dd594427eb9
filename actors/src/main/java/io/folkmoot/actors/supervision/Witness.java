package io.folkmoot.actors.supervision;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Sees a child crash, counts and logs it, and lets the crash take its course. */
final class Witness<T> extends BehaviorInterceptor<T, T> {
    private final Supervision supervision;
    private final Part part;
    private final Consumer<Throwable> crashed;

    @SuppressWarnings("unchecked") // every message is seen; the class is not used for anything else
    Witness(Supervision supervision, Part part, Consumer<Throwable> crashed) {
        super((Class<T>) Object.class);
        this.supervision = supervision;
        this.part = part;
        this.crashed = crashed;
    }

    Behavior<T> around(Behavior<T> child) {
        return Behaviors.intercept(() -> this, child);
    }

    @Override
    public Behavior<T> aroundStart(TypedActorContext<T> context, PreStartTarget<T> target) {
        return watched(context, () -> target.start(context));
    }

    @Override
    public Behavior<T> aroundReceive(TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
        return watched(context, () -> target.apply(context, message));
    }

    @Override
    public Behavior<T> aroundSignal(TypedActorContext<T> context, Signal signal, SignalTarget<T> target) {
        return watched(context, () -> target.apply(context, signal));
    }

    private Behavior<T> watched(TypedActorContext<T> context, Supplier<Behavior<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            report(context, e);
            throw e;
        }
    }

    private void report(TypedActorContext<T> context, Throwable cause) {
        supervision.counts().crashed(part, supervision.clock().nanos());
        context.asJava()
                .getLog()
                .atError()
                .addKeyValue("event", "crash")
                .addKeyValue("part", part.word())
                .addKeyValue("actor", context.asJava().getSelf().path())
                .setCause(cause)
                .log("A defect of ours: {} crashed", part.word());
        crashed.accept(cause);
    }
}
