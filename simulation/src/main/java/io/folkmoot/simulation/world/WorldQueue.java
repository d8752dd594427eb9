package io.folkmoot.simulation.world;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.dispatch.AbstractNodeQueue;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.MessageQueue;
import org.apache.pekko.dispatch.UnboundedMessageQueueSemantics;
import org.jspecify.annotations.Nullable;

/** One actor's messages. It keeps whose they are, as the trace names him. */
final class WorldQueue extends AbstractNodeQueue<Envelope> implements MessageQueue, UnboundedMessageQueueSemantics {
    private static final long serialVersionUID = 1;

    private final transient World world;
    private final transient @Nullable ActorRef whose;
    private final long owner;

    WorldQueue(World world, @Nullable ActorRef whose) {
        this.world = world;
        this.whose = whose;
        this.owner = whose == null ? 0 : MailboxWitness.label(whose);
    }

    long owner() {
        return owner;
    }

    @Override
    public void enqueue(ActorRef receiver, Envelope envelope) {
        world.checkThread();
        add(envelope);
    }

    @Override
    public @Nullable Envelope dequeue() {
        Envelope envelope = poll();
        if (envelope != null) witness(envelope.message());
        return envelope;
    }

    private void witness(Object message) {
        long label = MailboxWitness.label(message);
        if (whose != null) world.named(owner, whose);
        world.named(label, message.getClass());
        world.record(Event.MESSAGE, owner, label);
    }

    @Override
    public int numberOfMessages() {
        return count();
    }

    @Override
    public boolean hasMessages() {
        return !isEmpty();
    }

    @Override
    public void cleanUp(ActorRef receiver, MessageQueue deadLetters) {
        for (Envelope left = poll(); left != null; left = poll()) deadLetters.enqueue(receiver, left);
    }
}
