package io.folkmoot.protocol.signing;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.Optional;

/** What a signature is for. Its tag opens every signed statement, so that no signature can serve a second purpose. */
public enum Purpose {
    RECORD("record"),
    CERTIFICATE("certificate"),
    ENDORSE("endorse"),
    AGENT("agent"),
    REVOKE("revoke"),
    BALLOT("ballot"),
    COMMIT("commit"),
    REVEAL("reveal"),
    TALLY("tally"),
    GRANT("grant"),
    COMPLETE("complete"),
    MEMBER("member"),
    RECEIPT("receipt"),
    GOSSIP("gossip"),
    REPORT("report"),
    QUARANTINE("quarantine"),
    MESSAGE("message"),
    KNOCK("knock"),
    DELIVERY("delivery");

    private static final String VERSION = "folkmoot/1/";

    private final String word;
    private final Bytes tag;

    Purpose(String word) {
        this.word = word;
        this.tag = Bytes.utf8(VERSION + word);
    }

    public String word() {
        return word;
    }

    Bytes tag() {
        return tag;
    }

    static Optional<Purpose> ofTag(Bytes tag) {
        for (Purpose purpose : values()) if (purpose.tag.equals(tag)) return Optional.of(purpose);
        return Optional.empty();
    }
}
