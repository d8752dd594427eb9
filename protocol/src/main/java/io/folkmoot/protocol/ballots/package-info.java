/**
 * Commit, then reveal: sealed votes that nobody can copy or guess, and the provisional count of those opened.
 * Used by the tally of each ballot, by voters and by committee members that receipt what arrives.
 * In go votes, nonces and signed statements; out come commitments, proofs against double voters, and results.
 */
@NullMarked
package io.folkmoot.protocol.ballots;

import org.jspecify.annotations.NullMarked;
