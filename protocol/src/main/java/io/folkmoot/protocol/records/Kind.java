package io.folkmoot.protocol.records;

import static io.folkmoot.protocol.records.BodyForm.BYTES;
import static io.folkmoot.protocol.records.BodyForm.JSON;
import static io.folkmoot.protocol.records.Limits.days;
import static io.folkmoot.protocol.records.Way.CERTIFIED;
import static io.folkmoot.protocol.records.Way.IMMUTABLE;
import static io.folkmoot.protocol.records.Way.OWNED;
import static io.folkmoot.protocol.records.Way.SET;

import java.time.Duration;
import java.util.Optional;

/**
 * What a record is for. The word is what travels; the rest is what every holder checks and keeps to.
 *
 * <p>Lives: 30 days for what an entry or task needs around it; a day for what its owner refreshes every four hours; a
 * certificate's longest term and its dependants' seven days of grace for the objects of trust; twice a task's life for
 * its completion, so that a finished task never looks open again; half a year for a tally, on which authors are judged.
 *
 * <p>Members: an index splits at 512, so one author alone may fill a part of it, and eight times as many are held, because
 * writers on the far side of a partition have not heard of the split yet. Two commits or reveals of one issuer prove
 * that it voted twice; more would prove nothing more.
 */
public enum Kind {
    MODULE(
            "module",
            IMMUTABLE,
            KeyRule.BODY,
            BYTES,
            days(30).kib(64),
            "a WebAssembly module, or the list of its chunks"),
    CHUNK("chunk", IMMUTABLE, KeyRule.BODY, BYTES, days(30).kib(64), "a piece of a payload too large for one record"),
    GENESIS(
            "genesis",
            IMMUTABLE,
            KeyRule.BODY,
            JSON,
            days(187).kib(64),
            "the founding operators and rules of a network"),
    BALLOT("ballot", IMMUTABLE, KeyRule.BODY, JSON, days(30).kib(16), "a question, its windows and its committee"),
    TASK("task", IMMUTABLE, KeyRule.BODY, JSON, days(30).kib(64), "work that an agent may claim, and its committee"),

    PEER("peer", OWNED, KeyRule.AMID, JSON, days(1).kib(8), "where an agent is reached and what it can do"),
    ENTRY("entry", OWNED, KeyRule.ISSUER_AND_NAME, JSON, days(30).kib(64), "a piece of knowledge"),
    CARD("card", OWNED, KeyRule.ISSUER_AND_NAME, JSON, days(30).kib(16), "how an agent describes itself to others"),
    AWARENESS(
            "awareness",
            OWNED,
            KeyRule.ISSUER,
            JSON,
            days(7).kib(64),
            "what an operator is working on and wondering about"),
    CERTIFICATE(
            "certificate",
            OWNED,
            KeyRule.ISSUER,
            BYTES,
            days(187).kib(4),
            "an operator's certificate, published by itself"),
    MAILBOX(
            "mailbox",
            OWNED,
            KeyRule.TOPIC,
            BYTES,
            days(1).kib(48).members(8, 128),
            "a sealed message that waits for its recipient"),
    RECEIPT(
            "receipt",
            OWNED,
            KeyRule.ISSUER_AND_NAME,
            BYTES,
            days(30).kib(16),
            "what a runner vouches for about one job"),
    NOTE(
            "note",
            OWNED,
            KeyRule.ISSUER_AND_NAME,
            BYTES,
            days(30).kib(64),
            "what an agent keeps in the mesh under a name of its choosing"),

    DOMAIN_INDEX(
            "domain-index",
            SET,
            KeyRule.TOPIC,
            JSON,
            days(30).kib(1).members(512, 4_096),
            "a pointer to an entry of a domain"),
    CAPABILITY_INDEX(
            "capability-index",
            SET,
            KeyRule.TOPIC,
            JSON,
            days(1).kib(1).members(4, 4_096),
            "a pointer to a peer that has a capability"),
    TASK_INDEX(
            "task-index",
            SET,
            KeyRule.TOPIC,
            JSON,
            days(30).kib(1).members(512, 4_096),
            "a pointer to a task of a domain"),
    ENDORSEMENT(
            "endorsement",
            SET,
            KeyRule.TOPIC,
            BYTES,
            days(187).kib(2).members(4, 256),
            "an operator's word for another operator's certificate"),
    REVOCATION(
            "revocation",
            SET,
            KeyRule.TOPIC,
            BYTES,
            days(187).kib(4).members(4, 256),
            "an operator's withdrawal of trust from another"),
    COMMIT(
            "commit",
            SET,
            KeyRule.TOPIC,
            BYTES,
            days(30).kib(1).members(2, 4_096),
            "a vote that is fixed and still hidden"),
    REVEAL(
            "reveal",
            SET,
            KeyRule.TOPIC,
            BYTES,
            days(30).kib(2).members(2, 4_096),
            "a vote that is open, with its reason"),
    REPORT(
            "report",
            SET,
            KeyRule.TOPIC,
            BYTES,
            days(7).kib(64).members(4, 64),
            "an anomaly, proved by what the accused signed itself"),

    TALLY("tally", CERTIFIED, KeyRule.TOPIC, BYTES, days(187).kib(16), "the final result of a ballot"),
    LEASE("lease", CERTIFIED, KeyRule.TOPIC, BYTES, days(30).kib(8), "who works on a task under which token"),
    COMPLETION("completion", CERTIFIED, KeyRule.TOPIC, BYTES, days(60).kib(16), "the one accepted result of a task"),
    QUARANTINE("quarantine", CERTIFIED, KeyRule.TOPIC, BYTES, days(1).kib(16), "an operator shut out for a day");

    /** Tombstones outlive what they remove by this much, so that no forgotten copy comes back from the dead. */
    public static final Duration TOMBSTONE_MARGIN = Duration.ofDays(2);

    private final String word;
    private final Way way;
    private final KeyRule keyRule;
    private final BodyForm bodyForm;
    private final Limits limits;
    private final String purpose;

    Kind(String word, Way way, KeyRule keyRule, BodyForm bodyForm, Limits limits, String purpose) {
        this.word = word;
        this.way = way;
        this.keyRule = keyRule;
        this.bodyForm = bodyForm;
        this.limits = limits;
        this.purpose = purpose;
    }

    public static Optional<Kind> ofWord(String word) {
        for (Kind kind : values()) if (kind.word.equals(word)) return Optional.of(kind);
        return Optional.empty();
    }

    public String word() {
        return word;
    }

    public Way way() {
        return way;
    }

    public KeyRule keyRule() {
        return keyRule;
    }

    public BodyForm bodyForm() {
        return bodyForm;
    }

    public Duration longestLife() {
        return limits.life();
    }

    public Duration tombstoneLife() {
        return longestLife().plus(TOMBSTONE_MARGIN);
    }

    public int maxBody() {
        return limits.body();
    }

    public int maxPerIssuer() {
        return limits.perIssuer();
    }

    public int maxMembers() {
        return limits.members();
    }

    public String purpose() {
        return purpose;
    }

    /** Whether the author may take it back. Content, certificates, votes and evidence only end by their date. */
    public boolean erasable() {
        return switch (this) {
            case PEER, ENTRY, CARD, AWARENESS, MAILBOX, RECEIPT, NOTE, DOMAIN_INDEX, CAPABILITY_INDEX, TASK_INDEX ->
                true;
            case MODULE, CHUNK, GENESIS, BALLOT, TASK, CERTIFICATE -> false;
            case ENDORSEMENT, REVOCATION, COMMIT, REVEAL, REPORT, TALLY, LEASE, COMPLETION, QUARANTINE -> false;
        };
    }

    /**
     * Members that cannot be taken back cannot be overwritten either: their name is the hash of their body, so whoever
     * votes twice leaves both votes behind as the proof.
     */
    boolean isNamedByBody() {
        return way == SET && !erasable();
    }

    boolean isNameless() {
        return way == IMMUTABLE || way == CERTIFIED || keyRule == KeyRule.AMID || keyRule == KeyRule.ISSUER;
    }
}
