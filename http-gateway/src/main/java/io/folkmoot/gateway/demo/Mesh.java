package io.folkmoot.gateway.demo;

import io.folkmoot.actors.lookup.Hop;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Outcome.Stored;
import io.folkmoot.actors.lookup.Outcome.Storing;
import io.folkmoot.actors.lookup.Outcome.Values;
import io.folkmoot.actors.peer.Peer.Published;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The part of the tour in which five peers find each other, and what one puts into the mesh another gets out of it. */
final class Mesh {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String NOTE = "good day to whoever finds this";

    private final List<Resident> residents;
    private final Gathering gathering;
    private final Consumer<String> out;

    private Mesh(List<Resident> residents, Gathering gathering, Consumer<String> out) {
        this.residents = residents;
        this.gathering = gathering;
        this.out = out;
    }

    /** True when everything went as told. */
    static boolean show(List<Resident> residents, NetworkId network, Consumer<String> out) {
        try (Gathering gathering = new Gathering(network)) {
            Mesh mesh = new Mesh(residents, gathering, out);
            return mesh.meet() && mesh.keep();
        } catch (IOException e) {
            out.accept("no port to be had: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean meet() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Optional<Resident> before = Optional.empty();
        for (Resident resident : residents) {
            gathering.join(resident, before);
            out.accept(resident.label() + " starts on UDP port " + gathering.port(resident)
                    + before.map(known -> " and knows the address of " + known.label() + " alone")
                            .orElse(" and knows nobody"));
            before = Optional.of(resident);
        }
        boolean complete = gathering.isComplete();
        out.accept(
                complete
                        ? "after " + millisSince(began) + " everybody knows everybody:"
                        : "NOT everybody is known to everybody:");
        for (Resident resident : residents)
            out.accept("    " + resident.label() + " knows " + labels(gathering.known(resident)));
        return complete;
    }

    private boolean keep() throws InterruptedException {
        Resident writer = residents.get(3);
        Resident reader = residents.get(4);
        long began = System.nanoTime();
        Optional<Published> published = gathering.put(writer, "greeting", NOTE);
        if (published.isEmpty() || published.get().record().isEmpty()) return fail("the put was not answered");
        SignedRecord record = published.get().record().get();
        out.accept(writer.label() + " puts a note under " + record.key().toHex().substring(0, 8) + "…: "
                + inWords(published.get().outcome()) + ", " + millisSince(began));
        Optional<Outcome> got = gathering.get(reader, record.key());
        if (got.isEmpty() || !(got.get() instanceof Values values)) return fail("the get was not answered");
        for (Hop hop : values.course().hops()) out.accept("    " + inWords(reader, hop));
        List<SignedRecord> live = values.records().live(record.created());
        out.accept(reader.label() + " gets it: "
                + live.stream().map(found -> "“" + found.body().toUtf8() + "”").collect(Collectors.joining(", "))
                + ", " + values.copies() + " copies seen, in "
                + millis(values.course().tookNanos()));
        return isDone(published.get().outcome()) && live.size() == 1;
    }

    private boolean fail(String what) {
        out.accept(what);
        return false;
    }

    private static boolean isDone(Outcome outcome) {
        return outcome instanceof Stored stored && stored.state() == Storing.DONE;
    }

    private static String inWords(Outcome outcome) {
        if (!(outcome instanceof Stored stored)) return "not stored";
        return stored.copies() + " copies acknowledged, " + stored.needed() + " are a quorum";
    }

    private String inWords(Resident reader, Hop hop) {
        return reader.label() + " asks " + label(hop.peer().id()) + ": " + hop.outcome() + ", "
                + millis(hop.tookNanos());
    }

    private String label(NodeId id) {
        return residents.stream()
                .filter(resident -> resident.nodeId().equals(id))
                .map(Resident::label)
                .findFirst()
                .orElse(id.toShortText());
    }

    private static String labels(List<Resident> residents) {
        return residents.isEmpty()
                ? "nobody"
                : residents.stream().map(Resident::label).collect(Collectors.joining(", "));
    }

    private static String millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms";
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
    }
}
