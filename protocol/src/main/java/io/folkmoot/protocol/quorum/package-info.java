/**
 * How many members of a committee decide, which members those are, and the certificate that they did.
 * Used by ballots and tasks, whose committees are pinned when they are created, and by readers of replicated records.
 * In go a size, keys and signatures; out come thresholds and certificates that anyone can check without a network.
 */
@NullMarked
package io.folkmoot.protocol.quorum;

import org.jspecify.annotations.NullMarked;
