package io.folkmoot.protocol.records;

/** How the records under one key merge. There are four ways and no others. */
public enum Way {
    /** The key is the hash of the body, so any copy is as good as any other; the one that lives longest stays. */
    IMMUTABLE,
    /** One slot per issuer and name; the higher sequence stays. */
    OWNED,
    /** The union of members signed by their issuers, at most so many per issuer. */
    SET,
    /** One object, vouched for by a quorum of its committee; the higher token stays. */
    CERTIFIED
}
