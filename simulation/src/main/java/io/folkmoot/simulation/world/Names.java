package io.folkmoot.simulation.world;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;

/** What the labels of a trace stand for, up to a bound: actors by their paths, messages by their classes, and others. */
final class Names {
    /** Those of ten thousand peers in some lives; whoever comes later is told by number. */
    private static final int MOST = 2_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Long, String> known = new LinkedHashMap<>();

    void add(long label, Object thing) {
        if (known.size() < MOST) known.computeIfAbsent(label, unknown -> name(thing));
    }

    private static String name(Object thing) {
        return switch (thing) {
            case ActorRef ref ->
                ref.path().address().system() + MailboxWitness.path(ref.path()).replaceFirst("^/user(?=/|$)", "");
            case Class<?> type ->
                MailboxWitness.name(type).replaceFirst(".*\\.", "").replace('$', '.');
            default -> thing.toString();
        };
    }

    static String tell(@Nullable Names names, long nanos, Event event, long subject, long detail) {
        String what = event.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String whom = event == Event.TIMER ? Long.toString(subject) : name(names, subject);
        String with = detail == 0 ? "" : " " + name(names, detail);
        return String.format(Locale.ROOT, "%.9f s  %s %s%s", nanos / NANOS_PER_SECOND, what, whom, with);
    }

    private static String name(@Nullable Names names, long label) {
        String known = names == null ? null : names.known.get(label);
        return known == null ? String.format(Locale.ROOT, "%016x", label) : known;
    }
}
