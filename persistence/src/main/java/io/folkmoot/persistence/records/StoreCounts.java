package io.folkmoot.persistence.records;

/**
 * What there is, and what happened since the store was opened. Commits are transactions that changed something, syncs the
 * times that the disk was waited for; damaged are records that did not match their checksum.
 */
public record StoreCounts(
        long records, long bytes, long commits, long syncs, long writes, long reads, long evicted, long damaged) {}
