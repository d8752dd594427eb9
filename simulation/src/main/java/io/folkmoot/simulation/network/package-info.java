/**
 * The network of a world: wires at addresses, and between them delay, loss, doubling, corruption and cuts.
 * A scenario opens wires for its peers and changes the conditions while it runs; packets and stream bytes go in and out.
 */
@NullMarked
package io.folkmoot.simulation.network;

import org.jspecify.annotations.NullMarked;
