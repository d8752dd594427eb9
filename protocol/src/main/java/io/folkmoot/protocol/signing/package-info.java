/**
 * What is signed and for what: statements that name their purpose and network, so that a signature means one thing only.
 * Used by everything that outlives or leaves a session: records, certificates, votes, grants, receipts, messages.
 * In go typed fields; out come bytes to sign, and back.
 */
@NullMarked
package io.folkmoot.protocol.signing;

import org.jspecify.annotations.NullMarked;
