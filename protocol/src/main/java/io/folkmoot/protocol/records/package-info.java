/**
 * The one envelope of everything durable: its kinds, its keys, what makes a record valid, and how copies of a set merge.
 * Used by the store, the holders of records, and every family that publishes something.
 * In go bytes from outside and drafts of our own; out come verified records, bounded sets of them, and refusals with a reason.
 */
@NullMarked
package io.folkmoot.protocol.records;

import org.jspecify.annotations.NullMarked;
