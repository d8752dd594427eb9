package io.folkmoot.simulation.world;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Seeds the thread's own generator while the world runs. Pekko draws from it what an actor reference hashes to, and so the
 * order in which several watchers hear of one death; no setting of Pekko's reaches it.
 */
final class AmbientDice {
    private final long seed;

    /** The generator adds it in every step, so that threads with one seed differ; a world must not. */
    private final long ofThread = Thread.currentThread().threadId() << 1;

    private long rolls;
    private long outside;

    AmbientDice(long seed) {
        this.seed = Chance.draw(seed, Chance.key("ambient dice"));
    }

    void enter() {
        // Made on the first call of a thread, which would seed the generator anew and lose what is written here.
        ThreadLocalRandom.current();
        outside = Slot.get();
        roll();
    }

    void leave() {
        Slot.set(outside);
    }

    /** What is drawn next no longer hangs on the thread; what is drawn after it does, until this is called again. */
    void roll() {
        Slot.set(Chance.draw(seed, rolls++) - ofThread);
    }

    /**
     * Where a thread keeps its generator's state. Reflection alone would need the module to be opened on the command line;
     * the class that Pekko itself stands on does not, and is named by a string because the compiler warns of it.
     */
    private static final class Slot {
        private static final MethodHandle GET;
        private static final MethodHandle PUT;

        static {
            try {
                Class<?> type = Class.forName("sun.misc.Unsafe");
                Field instance = type.getDeclaredField("theUnsafe");
                instance.setAccessible(true);
                Object unsafe = instance.get(null);
                Field state = Thread.class.getDeclaredField("threadLocalRandomSeed");
                long offset =
                        (long) type.getMethod("objectFieldOffset", Field.class).invoke(unsafe, state);
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                MethodHandle get = lookup.unreflect(type.getMethod("getLong", Object.class, long.class));
                MethodHandle put = lookup.unreflect(type.getMethod("putLong", Object.class, long.class, long.class));
                GET = MethodHandles.insertArguments(get.bindTo(unsafe), 1, offset)
                        .asType(MethodType.methodType(long.class, Thread.class));
                PUT = MethodHandles.insertArguments(put.bindTo(unsafe), 1, offset)
                        .asType(MethodType.methodType(void.class, Thread.class, long.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this JVM hides the dice that Pekko rolls; run on a JDK 21", e);
            }
        }

        private Slot() {}

        static long get() {
            try {
                return (long) GET.invokeExact(Thread.currentThread());
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        static void set(long state) {
            try {
                PUT.invokeExact(Thread.currentThread(), state);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
