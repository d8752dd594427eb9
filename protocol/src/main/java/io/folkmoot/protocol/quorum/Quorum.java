package io.folkmoot.protocol.quorum;

/**
 * The thresholds for n members of whom f may be bad: any two quorums of q share f + 1, so at least one honest member
 * that signs nothing twice. A bare majority would let two colluders of twenty make two contradictory results valid.
 */
public record Quorum(int members) {
    public Quorum {
        if (members < 1 || members > Committee.MAX_MEMBERS)
            throw new IllegalArgumentException("a quorum of 1 to " + Committee.MAX_MEMBERS + " members: " + members);
    }

    public static Quorum of(int members) {
        return new Quorum(members);
    }

    /** f: as many may be bad without anything going wrong. */
    public int faults() {
        return (members - 1) / 3;
    }

    /** q: as many must sign a decision, or hold a record for a write to be done. */
    public int decide() {
        return (members + faults()) / 2 + 1;
    }

    /** For the right to work, where two winners are worse than none: four fifths, rounded up. */
    public int claim() {
        return (4 * members + 4) / 5;
    }

    /** As many answers meet every finished write in at least one member. */
    public int readLatest() {
        return members - decide() + 1;
    }

    /** As many answers meet every finished write in f + 1 members, so in an honest one. */
    public int readCertain() {
        return readLatest() + faults();
    }

    /** As many signed denials leave no room for a finished write. */
    public int readAbsent() {
        return decide();
    }
}
