package io.folkmoot.protocol.quorum;

import java.util.Optional;

/** What a committee can certify. The word is signed with the subject, so a certificate for one never serves another. */
public enum Decision {
    TALLY("tally"),
    CLAIM("claim"),
    COMPLETION("completion"),
    QUARANTINE("quarantine"),
    COMMITTEE("committee");

    static final int MAX_WORD = 16;

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Completions need a claim's quorum too, or a late winner could finish beside the one that took over. */
    public int needed(Quorum quorum) {
        return switch (this) {
            case CLAIM, COMPLETION -> quorum.claim();
            case TALLY, QUARANTINE, COMMITTEE -> quorum.decide();
        };
    }

    static Optional<Decision> of(String word) {
        for (Decision decision : values()) if (decision.word.equals(word)) return Optional.of(decision);
        return Optional.empty();
    }
}
