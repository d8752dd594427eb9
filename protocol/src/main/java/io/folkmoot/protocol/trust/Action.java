package io.folkmoot.protocol.trust;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a key may want to do; each has a bit of its own in the scope of a certificate. */
public enum Action {
    VOTE(1),
    CLAIM(2),
    ENDORSE(4),
    PUBLISH(8),
    READ(16);

    static final long ALL_BITS = 31;

    /** What an operator's certificate allows when its operator asked for nothing less. */
    public static final List<Action> ALL = List.of(values());

    private final long bit;

    Action(long bit) {
        this.bit = bit;
    }

    public String word() {
        return switch (this) {
            case VOTE -> "vote";
            case CLAIM -> "claim";
            case ENDORSE -> "endorse";
            case PUBLISH -> "publish";
            case READ -> "read";
        };
    }

    /** Votes and claims decide something for others, so they wait until the trust set is known to be current. */
    boolean decides() {
        return this == VOTE || this == CLAIM;
    }

    static long bits(Iterable<Action> actions) {
        long bits = 0;
        for (Action action : actions) bits |= action.bit;
        return bits;
    }

    static Set<Action> ofBits(long bits) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (Action action : values()) if ((bits & action.bit) != 0) actions.add(action);
        return actions;
    }
}
