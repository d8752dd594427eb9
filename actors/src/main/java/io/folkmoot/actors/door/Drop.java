package io.folkmoot.actors.door;

/** Why a packet went no further than the door, with a sentence for people. */
public enum Drop {
    UNKNOWN_TYPE("Its first byte belongs to no packet of ours."),
    WRONG_SIZE("No packet of its type has its size."),
    NOT_ZEROS("A hello carried something where it must be zeros."),
    UNKNOWN_SESSION("It named a session that nobody here has, and was answered by a reset."),
    UNAWAITED("It answered a handshake, a cookie or a hello that nobody here awaits."),
    SOURCE_LIMIT("Its source has used up its allowance."),
    ANSWER_LIMIT("All answers to unproved sources that one second may have were spent."),
    COOKIE_DUE("It began a handshake when a cookie was due, and was given one."),
    BACKLOG_FULL("It began a handshake when no more of them fit.");

    private final String sentence;

    Drop(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
