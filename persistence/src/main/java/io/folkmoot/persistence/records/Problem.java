package io.folkmoot.persistence.records;

/** Why the store did not do what it was asked. */
public enum Problem {
    /** The disk has no room left; reads go on. */
    DISK_FULL,
    /** The store's own limit is reached, and nothing may be given up for this. */
    LIMIT_REACHED,
    /** The folder or file cannot be written any more; reads go on. */
    READ_ONLY,
    /** What was read is not what was written; it is set aside and counted. */
    DAMAGED,
    /** Any other failure of disk or file system. */
    IO,
    /** More calls are waiting than the store takes. */
    BUSY,
    /** The store is closed. */
    CLOSED
}
