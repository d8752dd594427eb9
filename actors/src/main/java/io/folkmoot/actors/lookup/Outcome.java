package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.records.RecordSets;
import java.util.List;
import java.util.Optional;

/** How a search ended: each ends with exactly one of these, with the asker's own number. */
public sealed interface Outcome {
    long ref();

    Course course();

    /** What it took: requests sent, steps to the farthest peer that counted, time, and the hops if they were asked for. */
    record Course(int requests, int depth, long tookNanos, List<Hop> hops) {
        public Course {
            hops = List.copyOf(hops);
        }
    }

    /** The closest peers that answered, closest first; complete says that time did not run out. This peer is not listed. */
    record Closest(long ref, List<Responder> peers, boolean complete, Course course) implements Outcome {
        public Closest {
            peers = List.copyOf(peers);
        }
    }

    /** What is known of a key, and on how many words: copies counts those that hold the newest, this peer included. */
    record Values(
            long ref, Certainty certainty, RecordSets records, int copies, int answers, int holders, Course course)
            implements Outcome {}

    /** Whether a record is held as it should be: done means that a quorum of holders has it on disk. */
    record Stored(long ref, Storing state, int copies, int needed, List<Refused> refusals, Course course)
            implements Outcome {
        public Stored {
            refusals = List.copyOf(refusals);
        }
    }

    /** The asker withdrew it, or it crashed: nothing is known. */
    record Abandoned(long ref, String why, Course course) implements Outcome {}

    enum Certainty {
        FOUND,
        /** Enough responsible holders said that they hold nothing. */
        PROVED_ABSENT,
        /** Time ran out, or too few could be asked. */
        UNKNOWN
    }

    enum Storing {
        DONE,
        /** Fewer than a quorum acknowledged in time; some copies may exist. */
        TOO_FEW,
        /** A holder has something newer, or not what the writer expected. */
        CONFLICT,
        /** Holders refuse it, for reasons that another try does not mend. */
        REFUSED
    }

    /** In the holder's own words; absent is this peer itself. */
    record Refused(Optional<Responder> by, Failure.Reason reason, String text) {}
}
