package io.folkmoot.protocol.records;

/** What a body is made of. */
public enum BodyForm {
    /** One JSON object in UTF-8, for everything that a person may want to read. */
    JSON,
    /** Bytes: sealed content, code, and objects that carry signatures of their own, which nobody may write anew. */
    BYTES
}
