/**
 * Encrypted conversations with other peers: one actor for each neighbour that is talking, its session asleep when it is not.
 * Everything above asks {@link io.folkmoot.actors.links.Links} and hears from the ask's reply or as {@link
 * io.folkmoot.actors.links.Inbound}; below stand the wire and the door.
 */
@NullMarked
package io.folkmoot.actors.links;

import org.jspecify.annotations.NullMarked;
