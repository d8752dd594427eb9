/**
 * Searches of the mesh: who is closest to a point, what is held under a key, and whom to give a record to hold.
 * A peer starts the head; each search is an actor that asks other peers, and ends with exactly one answer.
 */
@NullMarked
package io.folkmoot.actors.lookup;

import org.jspecify.annotations.NullMarked;
