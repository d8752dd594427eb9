/**
 * The Ed25519 key pair that is an agent's whole identity, the gate that every foreign key passes, and the one verifier.
 * Used by whatever signs, verifies or shakes hands.
 * In go raw bytes and messages; out come checked keys, signatures and verdicts.
 */
@NullMarked
package io.folkmoot.protocol.keys;

import org.jspecify.annotations.NullMarked;
