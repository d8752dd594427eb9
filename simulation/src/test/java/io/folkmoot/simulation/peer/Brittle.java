package io.folkmoot.simulation.peer;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.simulation.universe.Alteration;
import io.folkmoot.simulation.universe.Resident;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Clocks that fail once when the part asks that a test has named, in the middle of a message. To the part that is a defect
 * of its own, as every part reads the clock; nothing in the peer knows of it.
 */
final class Brittle implements Alteration {
    /** A breakage that a test wants. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(Part part) {
            super("the clock broke in the hands of " + part.word());
        }
    }

    private static final Map<String, Part> PARTS = Map.of(
            "io.folkmoot.actors.routing.Bucket", Part.BUCKET,
            "io.folkmoot.actors.routing.RoutingTable", Part.TABLE,
            "io.folkmoot.actors.lookup.Lookup", Part.LOOKUP,
            "io.folkmoot.actors.records.Records", Part.RECORDS,
            "io.folkmoot.actors.links.Link", Part.LINK,
            "io.folkmoot.actors.links.Links", Part.LINKS,
            "io.folkmoot.actors.links.Reception", Part.RECEPTION,
            "io.folkmoot.actors.links.Meeting", Part.MEETING);

    private static final String SUPERVISION = "io.folkmoot.actors.supervision.W";

    private final Map<Resident, Part> armed = new LinkedHashMap<>();
    private final Map<Part, Long> fired = new EnumMap<>(Part.class);

    /** The next time that this part of this peer reads the clock is one too many. */
    void breakNext(Resident whose, Part part) {
        armed.put(whose, part);
    }

    boolean isArmed(Resident whose) {
        return armed.containsKey(whose);
    }

    void disarm(Resident whose) {
        armed.remove(whose);
    }

    Map<Part, Long> fired() {
        return fired;
    }

    @Override
    public Peer.Parts of(Resident whose, Peer.Parts parts) {
        return new Peer.Parts(
                parts.key(),
                parts.self(),
                parts.settings(),
                parts.entrances(),
                parts.wire(),
                parts.store(),
                parts.notes(),
                parts.validator(),
                parts.wallClock(),
                around(whose, parts.clock()),
                parts.dice());
    }

    private MonotonicClock around(Resident whose, MonotonicClock clock) {
        return () -> {
            Part part = armed.get(whose);
            if (part != null && reader().filter(part::equals).isPresent()) {
                armed.remove(whose);
                fired.merge(part, 1L, Long::sum);
                throw new Broken(part);
            }
            return clock.nanos();
        };
    }

    /** The part in whose message this is; none where supervision reads the clock, or a part that only begins. */
    private static Optional<Part> reader() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(Brittle::tells).findFirst())
                .filter(frame -> isMessage(frame.getMethodName()))
                .map(frame -> PARTS.get(frame.getClassName()));
    }

    private static boolean tells(StackWalker.StackFrame frame) {
        String method = frame.getMethodName();
        boolean ofPart = PARTS.containsKey(frame.getClassName()) && (isMessage(method) || method.equals("<init>"));
        return ofPart || frame.getClassName().startsWith(SUPERVISION);
    }

    private static boolean isMessage(String method) {
        return method.equals("onMessage") || method.equals("receive");
    }
}
