package io.folkmoot.protocol.records;

/** What the key of a record is derived from, and so who can write under it. */
public enum KeyRule {
    /** The body's hash: the key proves the content. */
    BODY,
    /** The issuer's AMID, under which other systems look for an agent too. */
    AMID,
    /** The issuer alone: one such record per issuer. */
    ISSUER,
    /** The issuer and the name: nobody can write over another's key. */
    ISSUER_AND_NAME,
    /** A topic that the record does not repeat, shared by many writers, each in slots of its own. */
    TOPIC
}
