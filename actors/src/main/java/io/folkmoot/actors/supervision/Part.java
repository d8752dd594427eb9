package io.folkmoot.actors.supervision;

import java.util.Locale;

/** The parts of a peer by which crashes are counted; the word is what operators see. */
public enum Part {
    PEER,
    LINKS,
    LINK,
    RECEPTION,
    MEETING,
    TABLE,
    BUCKET,
    LOOKUPS,
    LOOKUP,
    RECORDS,
    /** Of copies: comparing with neighbours, and announcing. */
    REPAIR,
    DESK,
    JOINING,
    PUBLISHING,
    SURVEY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
