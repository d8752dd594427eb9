package io.folkmoot.simulation.shrink;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * The trace of one run: its hash, its length, the ladder of digests on the way, and one window between two rungs in words.
 */
public record Recording(Bytes hash, long length, List<Bytes> ladder, List<String> window) {
    /** Where no window is wanted. */
    public static final int NONE = -1;

    public Recording {
        ladder = List.copyOf(ladder);
        window = List.copyOf(window);
    }

    /** Sits in a world from its beginning, and writes down what happens while the window is open. */
    public static final class Recorder {
        private final World world;
        private final List<String> window = new ArrayList<>();

        public Recorder(World world, int wanted) {
            this.world = world;
            if (wanted == NONE) return;
            world.keepNames();
            world.traceTo((nanos, event, subject, detail) -> {
                long number = world.traceLength() - 1;
                if (number / World.RUNG == wanted) window.add(world.tell(nanos, event, subject, detail));
            });
        }

        public Recording recording() {
            return new Recording(world.traceHash(), world.traceLength(), world.ladder(), window);
        }
    }

    /** The first window in which the two differ; where both have ended alike, the last one. */
    int firstDifference(Recording other) {
        int rung = 0;
        while (rung < Math.min(ladder.size(), other.ladder.size())
                && ladder.get(rung).equals(other.ladder.get(rung))) rung++;
        return rung;
    }

    boolean isLike(Recording other) {
        return length == other.length && hash.equals(other.hash);
    }
}
