/**
 * The door to the network: packets over paths, and streams to peers.
 * The links go through it; a UDP port stands behind it in production, an in-memory network in the simulator.
 */
@NullMarked
package io.folkmoot.actors.wire;

import org.jspecify.annotations.NullMarked;
