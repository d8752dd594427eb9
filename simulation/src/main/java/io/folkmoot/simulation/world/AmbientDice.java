package io.folkmoot.simulation.world;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Seeds the thread's own generator while the world runs. Pekko draws from it what an actor reference hashes to, and so the
 * order in which several watchers hear of one death; no setting of Pekko's reaches it.
 */
final class AmbientDice {
    private static final Slot SLOT = new Slot();

    private long state;
    private long outside;

    AmbientDice(long seed) {
        state = Chance.draw(seed, Chance.key("ambient dice"));
    }

    void enter() {
        // Made on the first call of a thread, which would seed the generator anew and lose what is written here.
        ThreadLocalRandom.current();
        outside = SLOT.get();
        SLOT.set(state);
    }

    void leave() {
        state = SLOT.get();
        SLOT.set(outside);
    }

    /**
     * Where a thread keeps its generator's state. Reflection alone would need the module to be opened on the command line;
     * the class that Pekko itself stands on does not, and is named by a string because the compiler warns of it.
     */
    private static final class Slot {
        private final Object unsafe;
        private final Method get;
        private final Method put;
        private final long offset;

        Slot() {
            try {
                Class<?> type = Class.forName("sun.misc.Unsafe");
                Field instance = type.getDeclaredField("theUnsafe");
                instance.setAccessible(true);
                unsafe = instance.get(null);
                get = type.getMethod("getLong", Object.class, long.class);
                put = type.getMethod("putLong", Object.class, long.class, long.class);
                Field seed = Thread.class.getDeclaredField("threadLocalRandomSeed");
                offset = (long) type.getMethod("objectFieldOffset", Field.class).invoke(unsafe, seed);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this JVM hides the dice that Pekko rolls; run on a JDK 21", e);
            }
        }

        long get() {
            try {
                return (long) get.invoke(unsafe, Thread.currentThread(), offset);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        void set(long state) {
            try {
                put.invoke(unsafe, Thread.currentThread(), offset, state);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
