package io.folkmoot.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import io.folkmoot.protocol.keys.Curve;
import io.folkmoot.protocol.noise.Algorithms;
import java.util.List;

/** What is called or constructed, and whether code that has to be the same in every run may do so. */
record Banned(String owner, String name, String parameters) {
    private static final String CONCURRENT = "java.util.concurrent.";

    private static final List<String> THREADED = List.of(
            CONCURRENT + "Executors",
            CONCURRENT + "ForkJoinPool",
            CONCURRENT + "ThreadPoolExecutor",
            CONCURRENT + "ScheduledThreadPoolExecutor",
            CONCURRENT + "StructuredTaskScope",
            CONCURRENT + "CountDownLatch",
            CONCURRENT + "Semaphore",
            CONCURRENT + "locks.LockSupport",
            "java.util.Timer");

    private static final List<String> DICE = List.of(
            "java.security.SecureRandom", CONCURRENT + "ThreadLocalRandom", "java.util.random.RandomGeneratorFactory");

    /** Those that processors and compilers round each in their own way; {@code StrictMath} has them all. */
    private static final List<String> ROUNDED = List.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "pow",
            "cbrt", "hypot", "sinh", "cosh", "tanh");

    static Banned of(JavaAccess<?> access) {
        String full = access.getTarget().getFullName();
        int open = full.indexOf('(');
        String parameters = open < 0 ? "" : full.substring(open + 1, full.length() - 1);
        return new Banned(
                access.getTargetOwner().getFullName(), access.getTarget().getName(), parameters);
    }

    /** Time, chance and threads that nobody handed in. */
    boolean isAmbient() {
        return isTime() || isChance() || isThread();
    }

    private boolean isTime() {
        return is("java.lang.System", "currentTimeMillis", "nanoTime")
                || (name.equals("now") && owner.startsWith("java.time."))
                || (owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick")))
                || is("java.time.InstantSource", "system")
                || is("java.util.Date", "<init>")
                || is("java.util.Calendar", "getInstance")
                || is("java.util.GregorianCalendar", "<init>");
    }

    private boolean isChance() {
        boolean unseeded = parameters.isEmpty();
        return DICE.contains(owner)
                || is("java.lang.Math", "random")
                || is("java.util.UUID", "randomUUID")
                || is("java.util.random.RandomGenerator", "getDefault", "of")
                || (is("java.util.Random", "<init>") && unseeded)
                || (is("java.util.SplittableRandom", "<init>") && unseeded)
                || (is("java.util.Collections", "shuffle") && parameters.equals("java.util.List"));
    }

    private boolean isThread() {
        return THREADED.contains(owner)
                || is("java.lang.Thread", "<init>", "start", "sleep", "join", "yield", "onSpinWait")
                || is("java.lang.Thread", "startVirtualThread", "ofVirtual", "ofPlatform")
                || is("java.lang.Object", "wait", "notify", "notifyAll")
                || is(CONCURRENT + "TimeUnit", "sleep", "timedJoin", "timedWait")
                || isWaitingFuture()
                || name.equals("parallelStream")
                || (name.equals("parallel") && owner.startsWith("java.util.stream."))
                || is("java.lang.Runtime", "availableProcessors");
    }

    private boolean isWaitingFuture() {
        return (name.endsWith("Async") && owner.startsWith(CONCURRENT + "Complet"))
                || is(CONCURRENT + "CompletableFuture", "join", "get", "orTimeout", "completeOnTimeout")
                || is(CONCURRENT + "CompletableFuture", "delayedExecutor")
                || is(CONCURRENT + "Future", "get");
    }

    /** Pekko's own ways to a real clock or to a thread of the common pool. */
    boolean isImpatient() {
        boolean typed = owner.startsWith("org.apache.pekko.actor.typed.");
        return is("org.apache.pekko.actor.typed.javadsl.AskPattern", "ask", "askWithStatus")
                || is("org.apache.pekko.actor.typed.javadsl.ActorContext", "ask", "askWithStatus", "pipeToSelf")
                || (typed && name.equals("withLimit"))
                || owner.startsWith("org.apache.pekko.actor.typed.receptionist.")
                || owner.startsWith("org.apache.pekko.stream.")
                || owner.startsWith("org.apache.pekko.pattern.");
    }

    /** Collections that are walked in another order by the next process, or the next run. */
    boolean isUnordered() {
        return is("java.util.HashMap", "<init>", "newHashMap")
                || is("java.util.HashSet", "<init>", "newHashSet")
                || is("java.util.IdentityHashMap", "<init>")
                || is("java.util.WeakHashMap", "<init>")
                || is(CONCURRENT + "ConcurrentHashMap", "<init>", "newKeySet")
                || is("java.lang.System", "identityHashCode")
                || is("java.util.Set", "of", "copyOf")
                || is("java.util.Map", "of", "ofEntries", "copyOf")
                || isUnorderedCollector();
    }

    private boolean isUnorderedCollector() {
        String collectors = "java.util.stream.Collectors";
        return is(collectors, "toSet", "toUnmodifiableSet", "groupingByConcurrent", "toConcurrentMap")
                || (is(collectors, "toMap", "toUnmodifiableMap") && parameterCount() < 4)
                || (is(collectors, "groupingBy") && parameterCount() < 3);
    }

    /** What differs from machine to machine: charset, language, time zone, settings, rounding, the order of a folder. */
    boolean isSurroundings() {
        return (is("java.lang.String", "getBytes", "toLowerCase", "toUpperCase") && parameters.isEmpty())
                || (is("java.lang.String", "<init>") && parameters.equals("[B"))
                || (is("java.lang.String", "format") && !parameters.startsWith("java.util.Locale"))
                || is("java.lang.String", "formatted")
                || is("java.nio.charset.Charset", "defaultCharset")
                || is("java.util.Locale", "getDefault")
                || is("java.util.TimeZone", "getDefault")
                || is("java.time.ZoneId", "systemDefault")
                || is("java.lang.System", "getenv", "getProperty", "lineSeparator")
                || is("java.nio.file.Files", "list", "walk", "newDirectoryStream")
                || is("java.io.File", "list", "listFiles")
                || (owner.equals("java.lang.Math") && ROUNDED.contains(name));
    }

    /** Which arithmetic a peer computes with is none of the business of whoever starts one. */
    boolean choosesArithmetic() {
        return parameters.contains(Curve.class.getName()) || parameters.contains(Algorithms.class.getName());
    }

    private boolean is(String other, String... names) {
        return owner.equals(other) && List.of(names).contains(name);
    }

    private int parameterCount() {
        return parameters.isEmpty() ? 0 : parameters.split(",").length;
    }
}
