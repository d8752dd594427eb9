package io.folkmoot.simulation.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.dispatch.Mailbox;
import org.apache.pekko.dispatch.sysmsg.Failed;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what Pekko tells an actor behind the messages: for the trace, and because a child's failure, which production
 * logs through its parent, passes here whatever logger there is.
 */
final class MailboxWitness {
    /** One counter of the whole JVM gives this actor its name. */
    private static final String COUNTED_NAME = "/eventStreamUnsubscriber";

    private static final Pattern COUNTED = Pattern.compile(COUNTED_NAME + "-\\d+$");

    /** The class of a lambda is named by its address. */
    private static final String LAMBDA = "$$Lambda";

    private static final ClassValue<Long> OF_CLASS = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            return Chance.key(name(type));
        }
    };

    private final World world;

    MailboxWitness(World world) {
        this.world = world;
    }

    void beforeTurn(Runnable turn) {
        if (!(turn instanceof Mailbox mailbox) || !mailbox.hasSystemMessages()) return;
        Deque<SystemMessage> inOrder = new ArrayDeque<>();
        for (@Nullable SystemMessage at = mailbox.systemQueueGet(); at != null; at = at.next()) inOrder.push(at);
        long owner = owner(mailbox);
        for (SystemMessage message : inOrder) {
            long label = label(message);
            world.named(owner, mailbox.actor().self());
            world.named(label, message.getClass());
            world.record(Event.SYSTEM_MESSAGE, owner, label);
            if (message instanceof Failed failed)
                world.error(failed.child().path().toString(), failed.cause());
        }
    }

    private static long owner(Mailbox mailbox) {
        return mailbox.messageQueue() instanceof WorldQueue queue
                ? queue.owner()
                : label(mailbox.actor().self());
    }

    static long label(ActorRef ref) {
        ActorPath path = ref.path();
        return Chance.draw(Chance.key(path.address().system()), Chance.key(path(path)));
    }

    static long label(Object message) {
        return OF_CLASS.get(message.getClass());
    }

    /** Without what differs from run to run. */
    static String path(ActorPath path) {
        String name = path.toStringWithoutAddress();
        return name.contains(COUNTED_NAME) ? COUNTED.matcher(name).replaceFirst(COUNTED_NAME) : name;
    }

    static String name(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf(LAMBDA);
        return lambda < 0 ? name : name.substring(0, lambda);
    }
}
