/**
 * Keeps the Ed25519 seeds of agents and operators in files that only their owner can read.
 * The CLI and the start of a peer read or make a key here once, and then hold it in memory.
 * In go a folder, a name and dice; out come a seed and its public key, or one refusal with the command that mends it.
 */
@NullMarked
package io.folkmoot.persistence.keys;

import org.jspecify.annotations.NullMarked;
